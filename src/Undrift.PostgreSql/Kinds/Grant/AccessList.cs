using System.Text;
using Undrift.PostgreSql.Reading;

namespace Undrift.PostgreSql.Kinds;

/// <summary>
/// The text of an aclitem array (acl.c): who may do what, one letter for each privilege, <c>*</c> behind one that may be
/// granted on. Who granted it is dropped: the same privilege from two grantors is one.
/// </summary>
internal sealed class AccessList
{
    /// <summary>PUBLIC: every role.</summary>
    public const string Public = "PUBLIC";

    /// <summary>The owner of the object: what it has is written so, that another owner alone is one difference.</summary>
    public const string Owner = "OWNER";

    private static readonly PrivilegeLetters None = new();

    private readonly Dictionary<string, PrivilegeLetters> _privileges = new(StringComparer.Ordinal);

    /// <summary>The grantees.</summary>
    public IEnumerable<string> Grantees => _privileges.Keys;

    /// <summary>What a grantee has.</summary>
    public PrivilegeLetters Of(string grantee) => _privileges.GetValueOrDefault(grantee, None);

    /// <summary>Adds a privilege, or the grant option to one.</summary>
    public AccessList With(string grantee, string letters)
    {
        if (!_privileges.TryGetValue(grantee, out var own))
            _privileges[grantee] = own = new PrivilegeLetters();
        for (var at = 0; at < letters.Length; at++)
            if (letters[at] != '*')
                own.Add(letters[at], mayGrant: at + 1 < letters.Length && letters[at + 1] == '*');
        return this;
    }

    /// <summary>Takes a privilege away, to be looked at by itself; true when the grantee had it.</summary>
    public bool Take(string grantee, char letter) =>
        _privileges.TryGetValue(grantee, out var own) && own.Remove(letter);

    /// <summary>Reads the text of an array.</summary>
    /// <param name="text">For example <c>{alice=arwdDxt/alice,=r/alice}</c>.</param>
    /// <param name="roles">The roles.</param>
    /// <param name="owner">
    /// Name of the role that owns the object; null for a recorded or built-in list, where the owner is who grants to itself.
    /// </param>
    public static AccessList Parse(string text, RoleNames roles, string? owner)
    {
        var list = new AccessList();
        foreach (var item in ArrayText.Texts(text))
        {
            var at = 0;
            var grantee = roles.Meant(Name(item!, ref at));
            var slash = item!.IndexOf('/', at);
            var letters = item[(at + 1)..slash];
            at = slash + 1;
            var grantor = roles.Meant(Name(item, ref at));
            // What belongs to pg_database_owner belongs to the owner of the database.
            var isOwner =
                grantee == (owner ?? grantor)
                || (owner == RoleNames.DatabaseOwnerRole && grantee == roles.DatabaseOwner);
            list.With(Grantee(grantee, isOwner), letters);
        }
        return list;
    }

    private static string Grantee(string role, bool isOwner) =>
        role.Length == 0 ? Public
        : isOwner ? Owner
        // Roles that are really called so.
        : role is Public or Owner ? Identifier.Quote(role)
        : role;

    // putid(): a name with other characters than letters, digits and _ stands in double quotes.
    private static string Name(string item, ref int at)
    {
        var name = new StringBuilder();
        for (var quoted = false; at < item.Length && (quoted || item[at] is not ('=' or '/')); at++)
            if (item[at] != '"')
                name.Append(item[at]);
            else if (quoted && at + 1 < item.Length && item[at + 1] == '"')
                name.Append(item[at++]);
            else
                quoted = !quoted;
        return name.ToString();
    }
}
