import {
  IconBrandWhatsapp, IconBuildingStore, IconDeviceDesktop, IconDeviceMobile, IconMail, IconMapPin, IconMessage,
  IconMessageChatbot, IconPhone, IconSocial, IconSpeakerphone, IconTruckDelivery, IconWorld,
} from "@tabler/icons-react";
import { channelKind, type ChannelKind } from "@/canvas/channels";

type TileIcon = typeof IconMail;

const ICONS: Record<ChannelKind, TileIcon> = {
  advertising: IconSpeakerphone, social: IconSocial, mail: IconMail, message: IconMessage, chat: IconMessageChatbot,
  call: IconPhone, courier: IconTruckDelivery, branch: IconBuildingStore, app: IconDeviceMobile, site: IconWorld,
  terminal: IconDeviceDesktop, other: IconMapPin,
};

/** The picture of a channel on a tinted tile; its word stands beside it. */
export function ChannelTile({ channel, size = 30 }: { channel: string; size?: number }) {
  const kind = channelKind(channel);
  const Icon = /whatsapp/i.test(channel) ? IconBrandWhatsapp : ICONS[kind];
  return (
    <span className="channel-tile" data-channel={kind} style={{ width: size, height: size }} aria-hidden>
      <Icon size={Math.round(size * 0.58)} stroke={1.8} />
    </span>
  );
}
