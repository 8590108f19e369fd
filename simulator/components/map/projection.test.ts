import { expect, it } from 'vitest';
import { fit, metresPerPixel, toPlace, toWorld } from './projection.ts';

it('comes back to the place it started from', () => {
  const place = { latitude: 23.09994, longitude: 113.32452 };
  const back = toPlace(toWorld(place, 16), 16);
  expect(back.latitude).toBeCloseTo(place.latitude, 6);
  expect(back.longitude).toBeCloseTo(place.longitude, 6);
});

it('fits all places into view', () => {
  const places = [
    { latitude: 23, longitude: 113 },
    { latitude: 23.1, longitude: 113.2 },
  ];
  const found = fit(places, 300, 300, 20)!;
  expect(found.center.longitude).toBeCloseTo(113.1, 3);
  const [a, b] = places.map((place) => toWorld(place, found.zoom));
  expect(Math.abs(a!.x - b!.x)).toBeLessThanOrEqual(300);
});

it('knows how long a pixel is', () => {
  expect(metresPerPixel(0, 0)).toBeCloseTo(156543, 0);
});
