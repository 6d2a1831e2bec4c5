import { Group, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";

export function Logo() {
  return (
    <Link to="/" className="logo" aria-label="tropa">
      <Group gap={8} wrap="nowrap">
        <img src="/favicon.svg" alt="" width={26} height={26} />
        <Text fw={750} size="lg" visibleFrom="sm" lh={1}>
          tropa
        </Text>
      </Group>
    </Link>
  );
}
