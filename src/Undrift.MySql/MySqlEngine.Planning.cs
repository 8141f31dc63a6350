using Undrift.MySql.Applying;
using Undrift.MySql.Connection;
using Undrift.MySql.Deployment;
using Undrift.MySql.Planning;

namespace Undrift.MySql;

/// <summary>Plans, and their running.</summary>
public sealed partial class MySqlEngine
{
    /// <inheritdoc/>
    public Plan Plan(Catalog current, Catalog target) => Planner.Of(current, target, PlanOptions.None);

    /// <inheritdoc/>
    public Plan Plan(Catalog current, Catalog target, PlanOptions options) => Planner.Of(current, target, options);

    /// <inheritdoc/>
    public bool CanRename(ObjectKind kind) => RenameSteps.Can(kind);

    /// <inheritdoc/>
    public Task<ProbeResult> ProbeAsync(
        string source,
        IReadOnlyList<ObjectId> tables,
        ReadOptions options,
        CancellationToken cancellation
    ) => new RowProbe(MySqlSource.Parse(source), options.Timeout).OfAsync(tables, cancellation);

    /// <inheritdoc/>
    public IDeploymentTarget DeploymentTo(string source, TimeSpan timeout) => new MySqlDeployment(source, timeout);

    /// <inheritdoc/>
    public string? LeftBy(PlanStatement statement) => Leftover.Of(statement);

    /// <inheritdoc/>
    public Task ApplyAsync(
        string source,
        Plan plan,
        ReadOptions options,
        IProgress<PlanStep> progress,
        CancellationToken cancellation
    ) => new PlanRunner(MySqlSource.Parse(source), options.Timeout).RunAsync(plan, progress, cancellation);
}
