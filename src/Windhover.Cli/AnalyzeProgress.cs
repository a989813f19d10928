using Spectre.Console;
using Windhover.Core.Running;

namespace Windhover.Cli;

/// <summary>Shows how far a run is: a bar on a terminal, a line now and then elsewhere.</summary>
internal static class AnalyzeProgress
{
    private const int LineEvery = 32;

    /// <summary>Runs the work and shows its progress.</summary>
    public static RunResult Show(IAnsiConsole terminal, Func<IProgress<RunProgress>, RunResult> work) => terminal.Profile.Out.IsTerminal ? Bar(terminal, work) : Lines(work);

    private static RunResult Bar(IAnsiConsole terminal, Func<IProgress<RunProgress>, RunResult> work) => terminal.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
        .Start(context =>
        {
            var task = context.AddTask("looking at files");
            return work(new Told(report =>
            {
                task.MaxValue = Math.Max(1, report.Total);
                task.Value = report.Done;
                task.Description = report.Events == 0 ? report.Phase : $"{report.Phase} · {report.Events:N0} events · {report.Alerts} alerts";
            }));
        });

    private static RunResult Lines(Func<IProgress<RunProgress>, RunResult> work)
    {
        var count = 0;
        return work(new Told(report =>
        {
            if (report.Events > 0 && count++ % LineEvery == 0)
                Console.Error.WriteLine($"{report.Phase}: {100.0 * report.Done / Math.Max(1, report.Total):0}% of the bytes, {report.Events:N0} events, {report.Alerts} alerts");
        }));
    }

    // Progress<T> posts to the thread pool, which may come after the end; this tells at once.
    private sealed class Told(Action<RunProgress> tell) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => tell(value);
    }
}
