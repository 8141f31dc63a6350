using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Undrift;

/// <summary>
/// One line of the audit trail. Each holds the hash of the one before, so that what was written cannot be changed, taken
/// out or moved without the chain breaking there.
/// </summary>
/// <param name="Number">From 1, without holes.</param>
/// <param name="Kind">What it is about: <see cref="Run"/>, <see cref="Deployment"/> or <see cref="Prune"/>.</param>
/// <param name="Id">The run's id; stands once.</param>
/// <param name="Scope">The series of runs that it belongs to; empty for what belongs to none.</param>
/// <param name="Payload">The record as JSON, byte for byte as it was hashed.</param>
/// <param name="Previous">Hash of the entry before.</param>
/// <param name="Hash">SHA-256 (hex) over number, kind, previous hash and payload.</param>
public sealed record TrailEntry(
    long Number,
    string Kind,
    string Id,
    string Scope,
    string Payload,
    string Previous,
    string Hash
)
{
    /// <summary>The kind of an entry that holds a <see cref="RunRecord"/>.</summary>
    public const string Run = "run";

    /// <summary>The kind of an entry that holds a step of a deployment.</summary>
    public const string Deployment = "deployment";

    /// <summary>The kind of an entry that holds a <see cref="PruneRecord"/>.</summary>
    public const string Prune = "prune";

    /// <summary>What the first entry of all follows.</summary>
    public static readonly TrailHead Beginning = new(0, new string('0', 64));

    /// <summary>The entry as the end of a chain.</summary>
    public TrailHead Head => new(Number, Hash);

    /// <summary>True when the hash is that of the content.</summary>
    internal bool IsIntact => Hash == HashOf(Number, Kind, Previous, Payload);

    /// <summary>The entry that follows another.</summary>
    internal static TrailEntry After(TrailHead head, string kind, string id, string scope, string payload)
    {
        var number = head.Number + 1;
        return new TrailEntry(number, kind, id, scope, payload, head.Hash, HashOf(number, kind, head.Hash, payload));
    }

    /// <summary>
    /// Lines of UTF-8 (docs/history.md). As JSON the payload holds no line feed. Id and scope are left out: the payload says
    /// them, too.
    /// </summary>
    private static string HashOf(long number, string kind, string previous, string payload)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"undrift-history-1\n{number}\n{kind}\n{previous}\n{payload}\n"
        );
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>The end of a chain: whoever knows it can tell later whether all before it is still there.</summary>
/// <param name="Number">Number of the last entry; 0 for none.</param>
/// <param name="Hash">Its hash.</param>
public sealed record TrailHead(long Number, string Hash)
{
    /// <summary><c>42:9f3a…</c>, the form that <see cref="Parse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Hash}");

    /// <summary>Reads the text form; null for another text.</summary>
    public static TrailHead? Parse(string text)
    {
        var parts = text.Split(':');
        return
            parts is [var number, { Length: 64 } hash]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && hash.All(char.IsAsciiHexDigitLower)
            ? new TrailHead(value, hash)
            : null;
    }
}

/// <summary>What a removal of old entries leaves: how the chain goes on, and the drifts that stood.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Before">What began before this time was removed.</param>
/// <param name="Through">The last entry that was removed: the first one that is left follows it.</param>
/// <param name="Removed">How many entries were removed.</param>
/// <param name="Carried">The drifts that stood then: since when they are known is not forgotten.</param>
public sealed record PruneRecord(
    DateTimeOffset At,
    RunAuthor By,
    DateTimeOffset Before,
    TrailHead Through,
    int Removed,
    IReadOnlyList<Episode> Carried
)
{
    /// <summary>The id of its entry.</summary>
    internal string Id => string.Create(CultureInfo.InvariantCulture, $"prune-{Through.Number}");
}
