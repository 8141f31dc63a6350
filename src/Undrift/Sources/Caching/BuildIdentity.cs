using System.Security.Cryptography;

namespace Undrift;

/// <summary>Which Undrift this is: a hash of its own files. A version number would stay the same while it is worked on.</summary>
internal static class BuildIdentity
{
    private static readonly Lazy<string> Own = new(() => Hash(Files()));

    /// <summary>The hash (hex).</summary>
    public static string Value => Own.Value;

    // Libraries of others are named, with their versions, in undrift.deps.json. A program that is one file is its own path.
    private static IEnumerable<string> Files() =>
        Directory
            .EnumerateFiles(AppContext.BaseDirectory)
            .Append(Environment.ProcessPath ?? "")
            .Where(file => Path.GetFileName(file).StartsWith("undrift", StringComparison.OrdinalIgnoreCase))
            .Distinct()
            .Order(StringComparer.Ordinal);

    private static string Hash(IEnumerable<string> files)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            all.AppendData(SHA256.HashData(stream));
        }
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }
}
