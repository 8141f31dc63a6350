namespace Undrift.Tests.Scratch;

/// <summary>What ends with the process.</summary>
public sealed class ExitGuardTests
{
    [Fact]
    public async Task Whoever_ends_it_second_waits_until_it_has_ended_and_it_ends_once()
    {
        var key = new object();
        var (begun, go, asked) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        var times = 0;
        var ended = false;
        ExitGuard.Add(
            key,
            () =>
            {
                times++;
                begun.SetResult();
                go.Task.Wait(TestContext.Current.CancellationToken);
                ended = true;
            }
        );
        var first = Task.Run(() => ExitGuard.End(key), TestContext.Current.CancellationToken);
        await begun.Task;
        var second = Task.Run(
            () =>
            {
                asked.SetResult();
                ExitGuard.End(key);
                return ended;
            },
            TestContext.Current.CancellationToken
        );
        await asked.Task;
        go.SetResult();
        await first;
        Assert.True(await second);
        ExitGuard.End(key);
        Assert.Equal(1, times);
    }
}
