using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>The built program as a process of its own: what it prints is handed out line by line, what it needed at most is measured.</summary>
internal sealed class AnalyzeProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private long peakBytes;

    /// <summary>Starts <c>windhover</c>.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="onErrorLine">Is told every line on standard error, with the process; may be null.</param>
    public AnalyzeProcess(IEnumerable<string> arguments, Action<AnalyzeProcess, string>? onErrorLine = null)
    {
        var start = new ProcessStartInfo { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        var program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "windhover.exe" : "windhover");
        if (File.Exists(program))
        {
            start.FileName = program;
        }
        else
        {
            start.FileName = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "windhover.dll"));
        }

        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) =>
        {
            Append(errors, line.Data);
            if (line.Data is not null) onErrorLine?.Invoke(this, line.Data);
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Runs it to its end.</summary>
    public static AnalyzeResult Run(params IEnumerable<string> arguments)
    {
        using var process = new AnalyzeProcess(arguments);
        return process.Wait();
    }

    /// <summary>Ends it as <c>kill -9</c> does; nothing happens when it has ended already.</summary>
    public void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }
    }

    /// <summary>Waits for its end.</summary>
    /// <exception cref="TimeoutException">It takes more than ten minutes.</exception>
    public AnalyzeResult Wait()
    {
        var watch = Stopwatch.StartNew();

        // The high-water mark only rises: a look every few milliseconds misses nothing but the very last of them.
        while (!process.WaitForExit(10))
        {
            peakBytes = Math.Max(peakBytes, HighWaterMark());
            if (watch.Elapsed <= TimeSpan.FromMinutes(10)) continue;
            Kill();
            throw new TimeoutException("windhover did not end within ten minutes:\n" + errors);
        }

        process.WaitForExit();
        lock (errors) return new AnalyzeResult(process.ExitCode, output.ToString(), errors.ToString(), peakBytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        process.Dispose();
    }

    private void Append(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (errors) text.Append(line).Append('\n');
    }

    private long HighWaterMark()
    {
        try
        {
            foreach (var line in File.ReadLines($"/proc/{process.Id}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                    return 1024 * long.Parse(line["VmHWM:".Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
            }
        }
        catch (IOException)
        {
            // It ended while its status was read.
        }

        return 0;
    }
}
