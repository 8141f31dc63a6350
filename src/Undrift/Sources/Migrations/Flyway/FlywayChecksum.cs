using System.Globalization;
using System.Text;

namespace Undrift;

/// <summary>Flyway's checksum: CRC-32 over the lines in UTF-8 without their ends, as a signed number.</summary>
internal static class FlywayChecksum
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index => Entry((uint)index))];

    public static string Of(IEnumerable<string> lines)
    {
        var (crc, first) = (uint.MaxValue, true);
        foreach (var line in lines)
        {
            foreach (var unit in Encoding.UTF8.GetBytes(first ? line.TrimStart('\uFEFF') : line))
                crc = Table[(crc ^ unit) & 0xFF] ^ (crc >> 8);
            first = false;
        }
        return ((int)~crc).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The lines of a script as it is run.</summary>
    public static IEnumerable<string> Lines(SqlScript script)
    {
        using var text = script.Open();
        while (text.ReadLine() is { } line)
            yield return line;
    }

    private static uint Entry(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
        return value;
    }
}
