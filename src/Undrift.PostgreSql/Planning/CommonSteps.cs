using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Planning;

/// <summary>What is set for objects of every kind: owner and comment.</summary>
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
    }

    /// <summary>COMMENT ON; null removes it.</summary>
    public static string Comment(string reference, string? comment) =>
        $"COMMENT ON {reference} IS {(comment is null ? "NULL" : Literal.Quote(comment))}";

    private static string OwnerOf(string reference, string owner) =>
        $"ALTER {reference} OWNER TO {Identifier.Quote(owner)}";
}
