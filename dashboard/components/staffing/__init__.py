"""调解队伍与补贴: staff, points, praise, money and grades on record."""
