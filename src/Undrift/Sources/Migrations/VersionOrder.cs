namespace Undrift;

/// <summary>Versions of several numbers (<c>1.2.10</c>, <c>1_2</c>) in the order of their numbers; 1 and 1.0 are one version.</summary>
internal sealed class VersionOrder : IComparer<string>
{
    public static VersionOrder Instance { get; } = new();

    private static readonly char[] Separators = ['.', '_', '-'];

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        var (left, right) = (Numbers(x ?? ""), Numbers(y ?? ""));
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
            if (At(left, i).CompareTo(At(right, i)) is var order and not 0)
                return order;
        return 0;
    }

    /// <summary>One spelling for versions that are the same.</summary>
    public static string Canonical(string version)
    {
        var parts = version.Split(Separators).Select(MigrationOrder.Plain).ToList();
        while (parts.Count > 1 && parts[^1] == "0")
            parts.RemoveAt(parts.Count - 1);
        return string.Join('.', parts);
    }

    private static System.Numerics.BigInteger[] Numbers(string version) =>
        [.. version.Split(Separators).Select(MigrationOrder.Value)];

    private static System.Numerics.BigInteger At(System.Numerics.BigInteger[] numbers, int index) =>
        index < numbers.Length ? numbers[index] : System.Numerics.BigInteger.Zero;
}
