using System.Collections.Frozen;
using System.Reflection.Metadata;
using System.Security.Cryptography;

namespace Undrift;

/// <summary>
/// Libraries that read nothing unless their callers tell them to: those of .NET and the providers that are tested. They are known by
/// the keys that they are signed with, since a project may call its own what it likes. All others are looked into.
/// </summary>
internal static class BelievedAssemblies
{
    private static readonly FrozenSet<string> Tokens = FrozenSet.ToFrozenSet([
        // .NET: https://learn.microsoft.com/dotnet/standard/library-guidance/strong-naming
        "b03f5f7f11d50a3a",
        "b77a5c561934e089",
        "7cec85d7bea7798e",
        "cc7b13ffcd2ddd51",
        // ASP.NET Core, Entity Framework Core, Microsoft.Extensions.*, Microsoft.Data.Sqlite.
        "adb9793829ddae60",
        // Npgsql and its provider.
        "5d8b90d52f46fda7",
        // SQLitePCLRaw: batteries_v2, core, provider.e_sqlite3.
        "8226ea5df37bcae9",
        "1488e028ca7ab535",
        "9c301db686d0bd12",
    ]);

    /// <summary>True when an assembly is one of them.</summary>
    public static bool Has(MetadataReader metadata)
    {
        var key = metadata.GetBlobBytes(metadata.GetAssemblyDefinition().PublicKey);
        return key.Length > 0 && Tokens.Contains(TokenOf(key));
    }

    /// <summary>The last eight bytes of the key's hash, backwards (ECMA-335, II.6.3).</summary>
    private static string TokenOf(byte[] key)
    {
#pragma warning disable CA5350 // The format says so; nothing is protected by it.
        var token = SHA1.HashData(key)[^8..];
#pragma warning restore CA5350
        Array.Reverse(token);
        return Convert.ToHexStringLower(token);
    }
}
