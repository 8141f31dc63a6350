using Undrift.PostgreSql;

namespace Undrift.Engines.Tests.PostgreSql.Connection;

/// <summary>Surroundings made for a test.</summary>
internal static class Surroundings
{
    /// <summary>No variables, no home, a user named <c>os_user</c>.</summary>
    public static ClientEnvironment Empty { get; } = With("");

    /// <summary>A home folder and variables.</summary>
    public static ClientEnvironment With(string home, params (string Name, string Value)[] variables) =>
        new(name => variables.Where(v => v.Name == name).Select(v => v.Value).FirstOrDefault(), "os_user", home);
}
