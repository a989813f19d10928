using System.ComponentModel;
using System.Diagnostics;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>A program that is run with arguments and text to read, never through a shell.</summary>
/// <param name="command">The program and its first arguments.</param>
/// <param name="timeout">After this it is ended.</param>
/// <param name="clock">Counts the time.</param>
internal sealed class GatewayCommand(IReadOnlyList<string> command, TimeSpan timeout, TimeProvider clock)
{
    private const int MostError = 2000;

    /// <summary>Runs it to its end.</summary>
    /// <returns>Its exit code, what it wrote, and the beginning of what it complained about.</returns>
    /// <exception cref="ActionFailedException">It cannot be started, or took too long.</exception>
    public async Task<(int Code, string Output, string Error)> RunAsync(IReadOnlyList<string> arguments, string input, CancellationToken cancellation)
    {
        using var process = Start(arguments);
        using var limit = new CancellationTokenSource(timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(both.Token);
            var error = process.StandardError.ReadToEndAsync(both.Token);
            await WriteAsync(process, input, both.Token).ConfigureAwait(false);
            var (said, complained) = (await output.ConfigureAwait(false), (await error.ConfigureAwait(false)).Trim());
            await process.WaitForExitAsync(both.Token).ConfigureAwait(false);
            return (process.ExitCode, said, complained.Length > MostError ? complained[..MostError] : complained);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ActionFailedException($"{this} took longer than {timeout.TotalSeconds} s");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>The command as it was written.</summary>
    public override string ToString() => string.Join(' ', command);

    private Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new ActionFailedException($"{command[0]} could not be started: {failure.Message}", failure);
        }
    }

    // A program that ends before it has read everything says why itself.
    private static async Task WriteAsync(Process process, string input, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellation).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }
}
