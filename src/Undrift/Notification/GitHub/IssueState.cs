using System.Globalization;
using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>What an issue remembers from run to run, in a hidden line of its body: no other store is needed.</summary>
/// <param name="Level">How often it was escalated.</param>
/// <param name="Resolved">True when a run saw the drift gone and closed it; false when a person did, or it is open.</param>
/// <param name="Since">The drifts that stood by their ids, each with when a run met it first, to the second.</param>
internal sealed partial record IssueState(int Level, bool Resolved, IReadOnlyDictionary<string, DateTimeOffset> Since)
{
    /// <summary>The state of an issue that is yet to be made.</summary>
    public static IssueState New { get; } = new(0, false, new Dictionary<string, DateTimeOffset>());

    /// <summary>When the oldest drift was met first; null where there is none.</summary>
    public DateTimeOffset? Oldest => Since.Count == 0 ? null : Since.Values.Min();

    /// <summary>The state that a body holds; a new one where a person took it out.</summary>
    public static IssueState Of(string? body)
    {
        if (Line().Match(body ?? "") is not { Success: true } found)
            return New;
        var since = found.Groups["drift"].Captures.Zip(found.Groups["time"].Captures);
        return new IssueState(
            int.Parse(found.Groups["level"].Value, CultureInfo.InvariantCulture),
            found.Groups["resolved"].Value == "1",
            since
                .DistinctBy(pair => pair.First.Value)
                .ToDictionary(
                    pair => pair.First.Value,
                    pair =>
                        DateTimeOffset.FromUnixTimeSeconds(long.Parse(pair.Second.Value, CultureInfo.InvariantCulture)),
                    StringComparer.Ordinal
                )
        );
    }

    /// <summary>The state with the drifts of a run: what stood already keeps its time.</summary>
    public IssueState With(IEnumerable<Finding> standing, DateTimeOffset now) =>
        this with
        {
            Since = standing
                .DistinctBy(finding => finding.Drift.Id)
                .ToDictionary(
                    finding => finding.Drift.Id,
                    finding => Since.TryGetValue(finding.Drift.Id, out var known) ? known : finding.FirstSeen ?? now,
                    StringComparer.Ordinal
                ),
        };

    /// <summary>The line.</summary>
    public override string ToString()
    {
        var drifts = Since
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair =>
                string.Create(CultureInfo.InvariantCulture, $" {pair.Key}@{pair.Value.ToUnixTimeSeconds()}")
            );
        return $"<!-- undrift:state level={Level} resolved={(Resolved ? 1 : 0)}{string.Concat(drifts)} -->";
    }

    [GeneratedRegex(
        @"^<!-- undrift:state level=(?<level>\d{1,4}) resolved=(?<resolved>[01])( (?<drift>d[0-9a-f]{12})@(?<time>\d{1,11}))* -->",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Line();
}
