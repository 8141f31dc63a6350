namespace Undrift;

/// <summary>The findings about one table, view or other thing that objects stand in.</summary>
/// <param name="Title">Kind and full name, fit to print.</param>
/// <param name="Findings">The findings, in their order.</param>
internal sealed record FindingGroup(string Title, IReadOnlyList<Finding> Findings);

/// <summary>Groups findings by what they stand in; knows no kind by name.</summary>
internal static class DriftGrouping
{
    /// <summary>The groups in the order of their first finding.</summary>
    public static IEnumerable<FindingGroup> Of(IReadOnlyList<Finding> findings) =>
        findings.GroupBy(finding => Container(finding.Drift.Object)).Select(Group);

    private static (string, string, string) Container(ObjectId id) =>
        id.Parent.Length > 0 ? (id.Schema, id.Parent, "") : (id.Schema, id.Name, id.Signature);

    private static FindingGroup Group(IEnumerable<Finding> group)
    {
        var findings = group.ToArray();
        var first = findings[0].Drift.Object;
        var own = findings.Select(finding => finding.Drift.Object).FirstOrDefault(id => id.Parent.Length == 0);
        if (own.Name is not null)
            return new FindingGroup(ReportWords.FullName(own), findings);
        // What the findings stand in did not drift itself; an owner that bears its name tells its kind.
        var owner = findings
            .Select(finding => (finding.Drift.Expected ?? finding.Drift.Actual)!.Owner)
            .FirstOrDefault(id => id is { Parent.Length: 0 } known && known.Name == first.Parent);
        var path = first with { Parent = "", Name = first.Parent, Signature = "" };
        return new FindingGroup(owner is { } known ? ReportWords.FullName(known) : Visible.Text(path.Path), findings);
    }
}
