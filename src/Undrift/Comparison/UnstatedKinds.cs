namespace Undrift;

/// <summary>
/// Tells which kinds a comparison leaves out because one side says nothing of them, and keeps count of what it would have
/// found: a reader of the report shall know.
/// </summary>
internal sealed class UnstatedKinds(Catalog desired, Catalog actual, ComparisonOptions options)
{
    private readonly SortedDictionary<string, (ObjectKind Kind, int Count)> _differences = new(StringComparer.Ordinal);

    // Asked once for each kind, not for each object.
    private readonly Dictionary<ObjectKind, bool> _leftOut = [];

    /// <summary>True when objects of the kind are not compared.</summary>
    public bool LeavesOut(ObjectKind kind)
    {
        if (!_leftOut.TryGetValue(kind, out var leftOut))
            _leftOut[kind] = leftOut = IsLeftOut(kind);
        return leftOut;
    }

    private bool IsLeftOut(ObjectKind kind) =>
        kind.IsPrivilege && options.Privileges == PrivilegeComparison.Ignore
        || (desired.Unstated.Contains(kind.Name) || actual.Unstated.Contains(kind.Name))
            && !(kind is { IsPrivilege: true, StatedInSql: true } && options.Privileges == PrivilegeComparison.Compare);

    /// <summary>Counts a difference that is not reported.</summary>
    public void Count(ObjectKind kind) =>
        _differences[kind.Name] = (kind, _differences.GetValueOrDefault(kind.Name).Count + 1);

    /// <summary>What a person should know of it.</summary>
    public IEnumerable<string> Notes =>
        _differences.Values.Select(left =>
            $"{left.Count} difference{(left.Count == 1 ? "" : "s")} of the kind {left.Kind.Name} not reported: {Reason(left.Kind)}"
        );

    private string Reason(ObjectKind kind)
    {
        var side =
            desired.Unstated.Contains(kind.Name) ? desired
            : actual.Unstated.Contains(kind.Name) ? actual
            : null;
        if (side is null)
            return "privileges are ignored, as the configuration says";
        var remedy = kind is { IsPrivilege: true, StatedInSql: true }
            ? "'privileges: compare' in undrift.yml compares them all the same"
            : "compare with a database or a snapshot of one";
        return $"{side.Origin.Description} says nothing of them. {remedy}";
    }
}
