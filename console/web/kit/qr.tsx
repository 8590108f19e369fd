import { QRCode } from 'antd';

/** Always dark on light with a quiet border, whatever the theme: cameras expect it. */
export function Qr({ value, name, size = 132 }: { value: string; name: string; size?: number }) {
  return (
    <span className="qr">
      <QRCode
        value={value}
        size={size}
        bordered={false}
        color="#000000"
        bgColor="#ffffff"
        aria-label={name}
      />
    </span>
  );
}
