using System.Security;
using System.Security.Cryptography;
using System.Text;

namespace Undrift;

/// <summary>
/// A folder of results, each under the hash of all that it was made from, sealed by a hash of itself. What cannot be read,
/// is cut off or was changed is as if it were not there; what cannot be written is not kept. No failure of the cache is a
/// failure of the run.
/// </summary>
/// <param name="path">The folder; it is made when it is missing.</param>
internal sealed class CacheFolder(string path)
{
    private const long MostBytes = 256L * 1024 * 1024;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>How many bytes of a file are the hash of the others.</summary>
    internal static readonly int SealLength = Seal("", []).Length;

    /// <summary>The user's own: beside the templates of scratch servers.</summary>
    /// <param name="environment">Where it is.</param>
    public static CacheFolder Of(ClientEnvironment environment)
    {
        var root = environment.NonEmpty("XDG_CACHE_HOME") ?? Path.Combine(environment.HomeFolder, ".cache");
        return new CacheFolder(Path.Combine(root, "undrift", "results"));
    }

    /// <summary>What is kept under a key; null: nothing that can be trusted.</summary>
    public byte[]? Find(string key)
    {
        try
        {
            var file = FileOf(key);
            if (!IsOurs() || !File.Exists(file))
                return null;
            var bytes = File.ReadAllBytes(file);
            if (
                bytes.Length < SealLength
                || !bytes.AsSpan(0, SealLength).SequenceEqual(Seal(key, bytes.AsSpan(SealLength)))
            )
                return null;
            // What is used stays.
            File.SetLastWriteTimeUtc(file, TimeProvider.System.GetUtcNow().UtcDateTime);
            return bytes[SealLength..];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException)
        {
            return null;
        }
    }

    /// <summary>Keeps a result, and forgets the oldest where they are too many.</summary>
    public void Keep(string key, byte[] content)
    {
        try
        {
            if (content.Length > MostBytes / 4)
                return;
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, OwnerOnly);
            if (!IsOurs())
                return;
            AtomicFile.Write(
                FileOf(key),
                "the cache",
                stream =>
                {
                    stream.Write(Seal(key, content));
                    stream.Write(content);
                }
            );
            Shrink();
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or SecurityException or UndriftException)
        {
            // Another time, or never: the result is there all the same.
        }
    }

    private string FileOf(string key) => Path.Combine(path, key);

    /// <summary>What others may write into is not believed.</summary>
    private bool IsOurs() =>
        Directory.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & ~OwnerOnly) == UnixFileMode.None);

    private void Shrink()
    {
        var total = 0L;
        foreach (var file in new DirectoryInfo(path).GetFiles().OrderByDescending(file => file.LastWriteTimeUtc))
            if ((total += file.Length) > MostBytes)
                file.Delete();
    }

    /// <summary>A file under another key, too, is not what it says.</summary>
    private static byte[] Seal(string key, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(key));
        hash.AppendData(content);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()) + "\n");
    }
}
