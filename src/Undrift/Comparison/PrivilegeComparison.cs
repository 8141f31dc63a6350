namespace Undrift;

/// <summary>Whether privileges are compared: grants, default privileges.</summary>
public enum PrivilegeComparison
{
    /// <summary>Where both sides speak of them: SQL without a GRANT or REVOKE does not.</summary>
    Auto,

    /// <summary>Always: a side that says nothing of them means that there shall be none.</summary>
    Compare,

    /// <summary>Never.</summary>
    Ignore,
}
