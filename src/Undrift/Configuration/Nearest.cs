namespace Undrift;

/// <summary>Finds the known word that a misspelt one was probably meant to be.</summary>
public static class Nearest
{
    /// <summary>The candidate that is close enough to be a misspelling of the word; null when none is.</summary>
    public static string? To(string word, IEnumerable<string> candidates)
    {
        string? best = null;
        // A third of the letters may be wrong: "warn" is not "ERROR", "blok_on" is "block_on".
        var bestDistance = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(Fold(word), Fold(candidate));
            if (distance >= bestDistance || distance >= candidate.Length)
                continue;
            (best, bestDistance) = (candidate, distance);
        }
        return best ?? candidates.FirstOrDefault(candidate => IsShortened(word, candidate));
    }

    /// <summary>The next step for a person: the nearest word as a question, else all known words.</summary>
    public static string Hint(string word, IReadOnlyCollection<string> candidates)
    {
        if (To(word, candidates) is { } nearest)
            return $"did you mean '{nearest}'?";
        return candidates.Count == 0 ? "none is known" : "known: " + string.Join(", ", candidates);
    }

    private static bool IsShortened(string word, string candidate) =>
        word.Length >= 3 && Fold(candidate).StartsWith(Fold(word), StringComparison.Ordinal);

    private static string Fold(string word) => word.ToLowerInvariant().Replace('-', '_');

    /// <summary>Damerau-Levenshtein distance (optimal string alignment): two swapped letters are one mistake.</summary>
    internal static int Distance(string left, string right)
    {
        var before = new int[right.Length + 1];
        var above = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var l = 1; l <= left.Length; l++)
        {
            var row = new int[right.Length + 1];
            row[0] = l;
            for (var r = 1; r <= right.Length; r++)
            {
                var differs = left[l - 1] == right[r - 1] ? 0 : 1;
                row[r] = Math.Min(Math.Min(above[r] + 1, row[r - 1] + 1), above[r - 1] + differs);
                if (l > 1 && r > 1 && left[l - 1] == right[r - 2] && left[l - 2] == right[r - 1])
                    row[r] = Math.Min(row[r], before[r - 2] + 1);
            }
            (before, above) = (above, row);
        }
        return above[right.Length];
    }
}
