using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>What is set for objects of every kind: owner, comment, and the extensions with which it goes.</summary>
internal static class CommonSteps
{
    /// <summary>After an object was made.</summary>
    public static IEnumerable<SqlStep> Create(KindPlan plan, CatalogObject item)
    {
        if (plan.Reference(item) is not { } reference)
            yield break;
        if (plan.HasOwner && CommonFacets.Owner.Of(item) is { } owner)
            yield return new SqlStep(OwnerOf(reference, owner));
        if (CommonFacets.Comment.Of(item) is { } comment)
            yield return new SqlStep(Comment(reference, comment));
        foreach (var step in Extensions(plan.ExtensionReference(item)!, null, item))
            yield return step;
    }

    /// <summary>The part of a change that is common.</summary>
    public static IEnumerable<SqlStep> Alter(KindPlan plan, ObjectChange change)
    {
        if (plan.Reference(change.To) is not { } reference)
            yield break;
        if (plan.HasOwner && CommonFacets.Owner.Of(change.To) is { } owner && change.Take(CommonFacets.Owner))
            yield return new SqlStep(OwnerOf(reference, owner), Hazard.AuthorisationChange);
        if (change.Take(CommonFacets.Comment))
            yield return new SqlStep(Comment(reference, CommonFacets.Comment.Of(change.To)));
        if (change.Take(CommonFacets.DependsOnExtension))
            foreach (var step in Extensions(plan.ExtensionReference(change.To)!, change.From, change.To))
                yield return step;
    }

    /// <summary>COMMENT ON; null removes it.</summary>
    public static string Comment(string reference, string? comment) =>
        $"COMMENT ON {reference} IS {(comment is null ? "NULL" : Literal.Quote(comment))}";

    private static IEnumerable<SqlStep> Extensions(string reference, CatalogObject? from, CatalogObject to)
    {
        var before = (from is null ? null : CommonFacets.DependsOnExtension.Of(from)) ?? [];
        var after = CommonFacets.DependsOnExtension.Of(to) ?? [];
        foreach (var extension in before.Except(after))
            yield return new SqlStep($"ALTER {reference} NO DEPENDS ON EXTENSION {Identifier.Quote(extension)}");
        foreach (var extension in after.Except(before))
            yield return new SqlStep($"ALTER {reference} DEPENDS ON EXTENSION {Identifier.Quote(extension)}");
    }

    private static string OwnerOf(string reference, string owner) =>
        $"ALTER {reference} OWNER TO {Identifier.Quote(owner)}";
}
