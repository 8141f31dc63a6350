using System.Globalization;
using System.Net;

namespace Undrift;

/// <summary>The TCP connections of processes, as the kernel shows them (proc(5), <c>/proc/net/tcp</c>). Linux only.</summary>
internal static class ClientSockets
{
    private const string Link = "socket:[";

    /// <summary>The connections that stand.</summary>
    public static IReadOnlyList<ClientSocket> Of(IReadOnlyList<int> processes)
    {
        var own = processes.SelectMany(Inodes).ToHashSet(StringComparer.Ordinal);
        return own.Count == 0
            ? []
            :
            [
                .. ((string[])["/proc/net/tcp", "/proc/net/tcp6"])
                    .Where(File.Exists)
                    .SelectMany(file => File.ReadAllLines(file).Skip(1))
                    .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Where(fields => fields.Length > 9 && own.Contains(fields[9]))
                    .Select(Read),
            ];
    }

    private static IEnumerable<string> Inodes(int process)
    {
        try
        {
            return
            [
                .. new DirectoryInfo($"/proc/{process}/fd")
                    .EnumerateFiles()
                    .Select(file => file.LinkTarget)
                    .Where(target => target?.StartsWith(Link, StringComparison.Ordinal) == true)
                    .Select(target => target![Link.Length..^1]),
            ];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary><c>sl local_address rem_address …</c>; an address is in the byte order of the machine, a port in that of people.</summary>
    private static ClientSocket Read(string[] fields)
    {
        var (local, remote) = (fields[1].Split(':'), fields[2].Split(':'));
        return new ClientSocket(Address(local[0]), Port(local[1]), Port(remote[1]));
    }

    private static IPAddress Address(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        if (BitConverter.IsLittleEndian)
            for (var word = 0; word < bytes.Length; word += 4)
                bytes.AsSpan(word, 4).Reverse();
        var address = new IPAddress(bytes);
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    private static int Port(string hex) => int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
