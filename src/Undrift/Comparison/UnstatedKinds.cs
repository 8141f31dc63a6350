namespace Undrift;

/// <summary>
/// Tells which kinds a comparison leaves out because one side says nothing of them, and keeps count of what it would have
/// found: a reader of the report shall know.
/// </summary>
internal sealed class UnstatedKinds(Catalog desired, Catalog actual, ComparisonOptions options)
{
    private readonly SortedDictionary<string, int> _differences = new(StringComparer.Ordinal);

    /// <summary>True when objects of the kind are not compared.</summary>
    public bool LeavesOut(ObjectKind kind) =>
        kind.IsPrivilege && options.Privileges == PrivilegeComparison.Ignore
        || (desired.Unstated.Contains(kind.Name) || actual.Unstated.Contains(kind.Name))
            && !(kind.IsPrivilege && options.Privileges == PrivilegeComparison.Compare);

    /// <summary>Counts a difference that is not reported.</summary>
    public void Count(ObjectKind kind) => _differences[kind.Name] = _differences.GetValueOrDefault(kind.Name) + 1;

    /// <summary>What a person should know of it.</summary>
    public IEnumerable<string> Notes =>
        _differences.Select(pair =>
            $"{pair.Value} difference{(pair.Value == 1 ? "" : "s")} of the kind {pair.Key} not reported: {Reason(pair.Key)}"
        );

    private string Reason(string kind)
    {
        if (!desired.Unstated.Contains(kind) && !actual.Unstated.Contains(kind))
            return "privileges are ignored, as the configuration says";
        var side = desired.Unstated.Contains(kind) ? desired : actual;
        return $"{side.Origin.Description} says nothing of them. 'privileges: compare' in undrift.yml compares them all the same";
    }
}
