namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// What a grantee may do more and less than by default. The default itself is not written: an ACL that is NULL and the same
/// ACL spelt out are one.
/// </summary>
internal static class PrivilegeFacets
{
    /// <summary>Names in alphabetical order, <c>*</c> behind one that may be granted on.</summary>
    public static readonly Facet<IReadOnlyList<string>?> Privileges = Facet.List("privileges");

    /// <summary>What the default grants and this object does not: REVOKE … FROM PUBLIC, or from the owner.</summary>
    public static readonly Facet<IReadOnlyList<string>?> Revoked = Facet.List("revoked");

    /// <summary>
    /// MAINTAIN, granted or revoked. By itself, because GRANT ALL gives it from 17 on and cannot give it before.
    /// </summary>
    public static readonly Facet<string?> Maintain = Facet.Text("maintain", since: 17);

    private const string MaintainName = "MAINTAIN";

    /// <summary>The facets of what MAINTAIN is no privilege of.</summary>
    public static IReadOnlyList<Facet> Plain { get; } = [Privileges, Revoked];

    /// <summary>The facets in canonical order.</summary>
    public static IReadOnlyList<Facet> All { get; } = [Privileges, Revoked, Maintain];

    /// <summary>The values of <see cref="All"/>; null when the grantee has just what it has by default.</summary>
    public static FacetEntry[]? Of(string grantee, AccessList actual, AccessList standard)
    {
        var (now, before) = (actual.Of(grantee), standard.Of(grantee));
        var (more, less) = (Beyond(before, now), Beyond(now, before));
        if (more.Count + less.Count == 0)
            return null;
        var (maintained, maintainedLess) = (TakeMaintain(more), TakeMaintain(less));
        return
        [
            Privileges.Is(more),
            Revoked.Is(less),
            Maintain.Is(maintained ?? (maintainedLess is null ? null : $"{maintainedLess} revoked")),
        ];
    }

    /// <summary>The names of what one has and the other has not, or only without the grant option; in order.</summary>
    private static List<string> Beyond(PrivilegeLetters other, PrivilegeLetters one)
    {
        var names = new List<string>();
        foreach (var letter in one.All)
            if (!other.Has(letter) || (one.MayGrant(letter) && !other.MayGrant(letter)))
                names.Add(NameOf(letter) + (one.MayGrant(letter) ? "*" : ""));
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <summary>Takes MAINTAIN out of the names.</summary>
    private static string? TakeMaintain(List<string> names)
    {
        var at = names.FindIndex(name => name.StartsWith(MaintainName, StringComparison.Ordinal));
        if (at < 0)
            return null;
        var name = names[at];
        names.RemoveAt(at);
        return name;
    }

    // ACL_ALL_RIGHTS_STR in acl.h; a letter of a newer server is kept as it is.
    private static string NameOf(char letter) =>
        letter switch
        {
            'a' => "INSERT",
            'r' => "SELECT",
            'w' => "UPDATE",
            'd' => "DELETE",
            'D' => "TRUNCATE",
            'x' => "REFERENCES",
            't' => "TRIGGER",
            'X' => "EXECUTE",
            'U' => "USAGE",
            'C' => "CREATE",
            'T' => "TEMPORARY",
            'c' => "CONNECT",
            's' => "SET",
            'A' => "ALTER SYSTEM",
            'm' => MaintainName,
            _ => letter.ToString(),
        };
}
