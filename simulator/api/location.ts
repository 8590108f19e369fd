// simulated: the device is where the device panel says.
import { requirePermission } from '../device/permissions.ts';
import { choosePlace, showPlace, type NamedPlace } from '../overlay/place-page.ts';
import { ApiError, asyncApi, offApi, onApi, type ApiContext } from '../wx/define.ts';
import { documented } from '../wx/documented.ts';

/** Places to choose. */
const places: NamedPlace[] = [
  { latitude: 23.09994, longitude: 113.32452, name: '广州塔', address: '广东省广州市海珠区阅江西路222号' },
  { latitude: 39.90469, longitude: 116.40717, name: '天安门广场', address: '北京市东城区东长安街' },
  { latitude: 31.23971, longitude: 121.49971, name: '东方明珠', address: '上海市浦东新区世纪大道1号' },
  { latitude: 30.24273, longitude: 120.15035, name: '西湖', address: '浙江省杭州市西湖区龙井路1号' },
  { latitude: 22.54286, longitude: 114.05956, name: '市民中心', address: '广东省深圳市福田区福中三路' },
];

const facts = ({ device }: ApiContext) => {
  const { place } = device.settings;
  return { ...place, verticalAccuracy: place.accuracy, horizontalAccuracy: place.accuracy };
};

export const getLocation = documented<'getLocation'>(async (_, context) => {
  await requirePermission(context, 'scope.userLocation');
  return facts(context);
});

/** Documented: about as far off as a kilometre, on a grid. */
export const getFuzzyLocation = documented<'getFuzzyLocation'>(async (_, context) => {
  await requirePermission(context, 'scope.userFuzzyLocation');
  const { latitude, longitude } = context.device.settings.place;
  return { latitude: Math.round(latitude * 100) / 100, longitude: Math.round(longitude * 100) / 100 };
});

interface Begin {
  latitude?: number;
  longitude?: number;
}

/** Begins where the program says, else where the device is. */
async function askPlace(context: ApiContext, { latitude, longitude }: Begin): Promise<NamedPlace> {
  const here = context.device.settings.place;
  const isGiven = Number.isFinite(latitude) && Number.isFinite(longitude);
  const begin = isGiven ? { latitude: latitude!, longitude: longitude! } : here;
  const place = await choosePlace(context.overlay, places, begin);
  if (!place) throw new ApiError('cancel');
  return place;
}

export const chooseLocation = documented<'chooseLocation'>(async (options, context) => {
  const { name, address, latitude, longitude } = await askPlace(context, options);
  return { name, address, latitude: latitude as never, longitude: longitude as never };
});

export const choosePoi = documented<'choosePoi'>(async (_, context) => {
  const { name, address, latitude, longitude } = await askPlace(context, {});
  return {
    type: 2,
    city: '' as never,
    name,
    address,
    latitude: latitude as never,
    longitude: longitude as never,
  };
});

export const openLocation = documented<'openLocation'>(
  async ({ latitude, longitude, name, address }, context) => {
    if (![latitude, longitude].every((value) => Number.isFinite(Number(value)))) {
      throw new ApiError('parameter error: parameter.latitude and parameter.longitude should be Number;');
    }
    showPlace(context.overlay, {
      latitude: Number(latitude),
      longitude: Number(longitude),
      name: name ?? '',
      address: address ?? '',
    });
  },
);

interface Updates {
  timer: number;
}

const updatesOf = ({ state }: ApiContext): Updates => state('location-updates', () => ({ timer: 0 }));

async function startUpdates(context: ApiContext, scope: string): Promise<void> {
  await requirePermission(context, scope);
  const updates = updatesOf(context);
  window.clearInterval(updates.timer);
  const tell = () => context.listeners('LocationChange').tell(facts(context));
  updates.timer = window.setInterval(tell, 1000);
}

export const startLocationUpdate = asyncApi((_, context) => startUpdates(context, 'scope.userLocation'));
export const startLocationUpdateBackground = asyncApi((_, context) =>
  startUpdates(context, 'scope.userLocationBackground'),
);
export const stopLocationUpdate = asyncApi((_, context) => window.clearInterval(updatesOf(context).timer));
export const onLocationChange = onApi('LocationChange');
export const offLocationChange = offApi('LocationChange');
export const onLocationChangeError = onApi('LocationChangeError');
export const offLocationChangeError = offApi('LocationChangeError');
