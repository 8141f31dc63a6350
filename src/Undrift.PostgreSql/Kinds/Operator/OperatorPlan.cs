using Undrift.PostgreSql.Planning;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>How operators are made, changed and dropped.</summary>
internal sealed class OperatorPlan : KindPlan
{
    // Since then ALTER OPERATOR sets what was not set yet.
    private const int SetsMore = 17;

    public override string Reference(CatalogObject item) =>
        $"OPERATOR {Identifier.Quote(item.Id.Schema)}.{item.Id.Name} {item.Id.Signature}";

    public override IReadOnlyList<SqlStep> Create(CatalogObject item, PlanScope scope) =>
        [
            new SqlStep(
                $"{OperatorKind.Definition(item)[..^1]}{string.Concat(Options(item).Select(option => ", " + option))})"
            ),
        ];

    public override IEnumerable<SqlStep> Alter(ObjectChange change, PlanScope scope)
    {
        var parts = new List<string>();
        if (change.Take(OperatorKind.Restrict))
            parts.Add("RESTRICT = " + (OperatorKind.Restrict.Of(change.To) ?? "NONE"));
        if (change.Take(OperatorKind.Join))
            parts.Add("JOIN = " + (OperatorKind.Join.Of(change.To) ?? "NONE"));
        if (scope.ServerVersion >= SetsMore)
        {
            if (OperatorKind.Hashes.Of(change.To) && change.Take(OperatorKind.Hashes))
                parts.Add("HASHES");
            if (OperatorKind.Merges.Of(change.To) && change.Take(OperatorKind.Merges))
                parts.Add("MERGES");
        }
        if (parts.Count > 0)
            yield return new SqlStep($"ALTER {Reference(change.To)} SET ({string.Join(", ", parts)})");
        foreach (var (word, facet) in Links)
            if (Link(change, word, facet, scope) is { } step)
                yield return step;
    }

    private static (string Word, Facet<string?> Facet)[] Links =>
        [("COMMUTATOR", OperatorKind.Commutator), ("NEGATOR", OperatorKind.Negator)];

    /// <summary>
    /// The server itself links an operator with one that is made and names it, and forgets one that is dropped. What is set
    /// cannot be set anew.
    /// </summary>
    private SqlStep? Link(ObjectChange change, string word, Facet<string?> facet, PlanScope scope)
    {
        if (!change.Has(facet))
            return null;
        var (from, to) = (facet.Of(change.From), facet.Of(change.To));
        if (to is null && from is not null && IsThere(from, scope.Current) && !IsThere(from, scope.Target))
            change.Take(facet);
        else if (from is null && to is not null && IsThere(to, scope.Target))
        {
            if (!IsThere(to, scope.Current))
                change.Take(facet);
            else if (scope.ServerVersion >= SetsMore && change.Take(facet))
                return new SqlStep($"ALTER {Reference(change.To)} SET ({word} = OPERATOR({to}))");
        }
        return null;
    }

    // One of the server's own has no schema in its text.
    private static bool IsThere(string name, Respelling.CatalogIndex catalog) =>
        catalog.Catalog.Objects.Any(item =>
            item.Id.Kind == OperatorKind.Name && $"{Identifier.Quote(item.Id.Schema)}.{item.Id.Name}" == name
        );

    private static IEnumerable<string> Options(CatalogObject item)
    {
        foreach (var (word, facet) in Links)
            if (facet.Of(item) is { } other)
                yield return $"{word} = OPERATOR({other})";
        if (OperatorKind.Restrict.Of(item) is { } restrict)
            yield return "RESTRICT = " + restrict;
        if (OperatorKind.Join.Of(item) is { } join)
            yield return "JOIN = " + join;
        if (OperatorKind.Hashes.Of(item))
            yield return "HASHES";
        if (OperatorKind.Merges.Of(item))
            yield return "MERGES";
    }
}
