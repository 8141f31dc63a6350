namespace Undrift.PostgreSql;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>
    /// The known name nearest to the given one, or null when none is near. A name that is near nothing must not be
    /// repeated in a message: in a malformed connection text it may be a piece of a password.
    /// </summary>
    public static string? Of(string given, IEnumerable<string> known)
    {
        var (best, distance) = known
            .Select(name => (name, Distance(given.ToLowerInvariant(), name)))
            .DefaultIfEmpty((name: "", int.MaxValue))
            .MinBy(pair => pair.Item2);
        return distance <= Math.Min(2, best.Length / 2) ? best : null;
    }

    /// <summary>Optimal string alignment: insert, delete, replace, swap neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var cost = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            cost[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            cost[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replace = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }
        return cost[a.Length, b.Length];
    }
}
