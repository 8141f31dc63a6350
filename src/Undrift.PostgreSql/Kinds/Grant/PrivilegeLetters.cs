namespace Undrift.PostgreSql.Kinds;

/// <summary>The privileges that one grantee has, one letter each: two short texts, for every object has a few lists of them.</summary>
internal sealed class PrivilegeLetters
{
    private string _all = "";
    private string _mayGrant = "";

    /// <summary>The letters.</summary>
    public string All => _all;

    /// <summary>True when the grantee has the privilege.</summary>
    public bool Has(char letter) => _all.Contains(letter);

    /// <summary>True when the grantee may grant the privilege on.</summary>
    public bool MayGrant(char letter) => _mayGrant.Contains(letter);

    /// <summary>Adds a privilege, or the grant option to one.</summary>
    public void Add(char letter, bool mayGrant)
    {
        if (!Has(letter))
            _all += letter;
        if (mayGrant && !MayGrant(letter))
            _mayGrant += letter;
    }

    /// <summary>Takes a privilege away; true when it was there.</summary>
    public bool Remove(char letter)
    {
        var had = Has(letter);
        _all = Without(_all, letter);
        _mayGrant = Without(_mayGrant, letter);
        return had;
    }

    private static string Without(string letters, char letter) =>
        letters.IndexOf(letter) is var at and >= 0 ? letters.Remove(at, 1) : letters;
}
