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

    private const char MaintainLetter = 'm';

    /// <summary>The facets of what MAINTAIN is no privilege of.</summary>
    public static IReadOnlyList<Facet> Plain { get; } = [Privileges, Revoked];

    /// <summary>The facets in canonical order.</summary>
    public static IReadOnlyList<Facet> All { get; } = [Privileges, Revoked, Maintain];

    /// <summary>The values of <see cref="All"/>; null when the grantee has just what it has by default.</summary>
    public static FacetEntry[]? Of(string grantee, AccessList actual, AccessList standard)
    {
        var (now, before) = (actual.Of(grantee), standard.Of(grantee));
        var more = now.Where(pair => !before.TryGetValue(pair.Key, out var option) || (pair.Value && !option)).ToList();
        var less = before.Where(pair => !now.TryGetValue(pair.Key, out var option) || (pair.Value && !option)).ToList();
        return more.Count + less.Count == 0
            ? null
            :
            [
                Privileges.Is(Names(more)),
                Revoked.Is(Names(less)),
                Maintain.Is(MaintainOf(more) ?? (MaintainOf(less) is { } lost ? $"{lost} revoked" : null)),
            ];
    }

    private static string? MaintainOf(IEnumerable<KeyValuePair<char, bool>> letters) =>
        letters.Where(pair => pair.Key == MaintainLetter).Select(Name).FirstOrDefault();

    private static string[]? Names(IEnumerable<KeyValuePair<char, bool>> letters)
    {
        string[] names =
        [
            .. letters.Where(pair => pair.Key != MaintainLetter).Select(Name).Order(StringComparer.Ordinal),
        ];
        return names.Length == 0 ? null : names;
    }

    private static string Name(KeyValuePair<char, bool> privilege) =>
        NameOf(privilege.Key) + (privilege.Value ? "*" : "");

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
            MaintainLetter => "MAINTAIN",
            _ => letter.ToString(),
        };
}
