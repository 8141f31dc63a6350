namespace Undrift;

/// <summary>What a migration adopts, in words.</summary>
internal static class AdoptedWords
{
    private const int MostNamed = 20;

    /// <summary>A line for each.</summary>
    /// <param name="adopted">What is adopted.</param>
    /// <param name="head">Stands before the first where it is the only one, and on a line of its own otherwise.</param>
    public static IEnumerable<string> Of(IReadOnlyList<Drift> adopted, string head)
    {
        if (adopted is [var only])
            return [head + Of(only)];
        var more = adopted.Count - MostNamed;
        return
        [
            head.TrimEnd(),
            .. adopted.Take(MostNamed).Select(drift => "  " + Of(drift)),
            .. more > 0 ? new[] { $"  and {more} more" } : [],
        ];
    }

    /// <summary>One: <c>add column users.nick</c>, <c>change column users.age (type: integer → bigint)</c>.</summary>
    public static string Of(Drift drift)
    {
        var name = ReportWords.FullName(drift.Object);
        return drift.Verb switch
        {
            DriftVerb.Extra => "add " + name,
            DriftVerb.Missing => "remove " + name,
            _ => $"change {name} ({string.Join(", ", drift.Facets.Select(Of))})",
        };
    }

    private static string Of(FacetChange change)
    {
        if (FacetWords.IsMultiline(change.From) || FacetWords.IsMultiline(change.To))
            return change.Name;
        var (from, to) = FacetWords.Pair(change.From, change.To);
        return $"{change.Name}: {from} → {to}";
    }

    /// <summary>A name for the migration: <c>adopt_users_nick</c>.</summary>
    public static string NameOf(IReadOnlyList<Drift> adopted)
    {
        const int longest = 48;
        var first = adopted[0].Object;
        var words = new[] { first.Parent, first.Name }.Where(word => word.Length > 0);
        var name = "adopt_" + string.Join('_', words) + (adopted.Count > 1 ? "_and_more" : "");
        var plain = name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_').Take(longest);
        return string.Concat(plain).TrimEnd('_');
    }
}
