namespace Undrift.Cli;

/// <summary>A protected environment is changed only when its name is given besides.</summary>
internal static class RollbackPermission
{
    /// <exception cref="UndriftException">The name is missing or another one.</exception>
    public static void Require(RollbackContext context)
    {
        var given = context.Parsed.GetValue(context.Options.Confirm);
        var name = context.Project.Environment;
        if (given is not null && given != name)
            throw UndriftException.Usage(
                $"--confirm {Visible.Text(given)} is not the environment that is rolled back ({name ?? "none is named"})",
                next: "name the environment with -e, and the same with --confirm"
            );
        if (context.Project.Protected && given is null)
            throw UndriftException.Usage(
                $"the environment {name} is protected (protected: true of undrift.yml, or its name speaks of production)",
                next: $"look at what would be done with --dry-run, then add --confirm {name}"
            );
    }
}
