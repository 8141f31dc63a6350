using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Undrift;

/// <summary>What something was made from, as one hash. Whatever is different gives another key: nothing is ever looked up by less.</summary>
internal sealed class CacheKey : IDisposable
{
    // What servers and tools take from the environment without being told.
    private static readonly string[] Surroundings = ["LANG", "LANGUAGE", "TZ"];

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>A key that holds this program and its surroundings.</summary>
    /// <param name="sort">What is kept under it.</param>
    /// <param name="engine">The engine.</param>
    public CacheKey(string sort, IEngine engine)
    {
        Add(sort, engine.Name, Environment.UserName, Environment.MachineName);
        foreach (var file in BuildIdentity.Files)
            AddLook(file);
        // SQL may take the day from the clock (a DO block that names partitions): what it makes is kept for one day at most.
        Add(TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
            if (
                entry.Key is string name
                && (Surroundings.Contains(name) || name.StartsWith("LC_", StringComparison.Ordinal))
            )
                Add(name, entry.Value as string);
    }

    /// <summary>Adds texts; null is another than the empty one, and no two lists give one key.</summary>
    public void Add(params IEnumerable<string?> texts)
    {
        foreach (var text in texts)
        {
            var bytes = Encoding.UTF8.GetBytes(text ?? "");
            Length(text is null ? -1 : bytes.Length);
            _hash.AppendData(bytes);
        }
        Length(int.MinValue);
    }

    /// <summary>Adds all of a text, as a stream.</summary>
    public void Add(TextReader text)
    {
        var buffer = ArrayPool<char>.Shared.Rent(32 * 1024);
        for (int read; (read = text.Read(buffer, 0, buffer.Length)) > 0; )
            _hash.AppendData(MemoryMarshal.AsBytes(buffer.AsSpan(0, read)));
        ArrayPool<char>.Shared.Return(buffer);
        Length(int.MinValue);
    }

    /// <summary>Adds what a file or the entries of a folder look like from outside: size and time; of anything else its words.</summary>
    public void AddLook(string path) => Add(Looks(path).Prepend(path));

    /// <summary>What a file or the entries of a folder look like from outside, as a hash.</summary>
    public static string LookOf(string path) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Looks(path)))));

    /// <summary>The key (hex) of all that was added so far; more can be added.</summary>
    public string Value() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    private static IEnumerable<string> Looks(string path) =>
        Directory.Exists(path)
            ? new DirectoryInfo(path)
                .EnumerateFileSystemInfos()
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .SelectMany(entry => new[] { entry.Name, Look(entry) })
        : File.Exists(path) ? [Look(File.ResolveLinkTarget(path, returnFinalTarget: true) ?? new FileInfo(path))]
        : [];

    private static string Look(FileSystemInfo entry) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(entry as FileInfo)?.Length} {entry.LastWriteTimeUtc.Ticks} {entry.LinkTarget}"
        );

    private void Length(int length) => _hash.AppendData(BitConverter.GetBytes(length));
}
