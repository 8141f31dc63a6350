namespace Undrift.PostgreSql;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestParameter
{
    /// <summary>
    /// The known name nearest to the given one, or null when none is near. A name that is near nothing must not be
    /// repeated in a message: in a malformed connection text it may be a piece of a password.
    /// </summary>
    public static string? Of(string given, IEnumerable<string> known)
    {
        var (best, distance) = known
            .Select(name => (name, Nearest.Distance(given.ToLowerInvariant(), name)))
            .DefaultIfEmpty((name: "", int.MaxValue))
            .MinBy(pair => pair.Item2);
        return distance <= Math.Min(2, best.Length / 2) ? best : null;
    }
}
