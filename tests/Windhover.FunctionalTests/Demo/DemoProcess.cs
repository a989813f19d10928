using System.Diagnostics;

namespace Windhover.FunctionalTests.Demo;

/// <summary>The built program, running <c>demo</c> in a process of its own with a folder of its own; ended by its id.</summary>
internal sealed class DemoProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("windhover-demo-test-");
    private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    internal DemoProcess(params string[] arguments)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "windhover.dll");
        _process = Process.Start(new ProcessStartInfo("dotnet", [dll, "demo", "--url", "http://127.0.0.1:0", "--data", _folder.FullName, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _url.TrySetException(new InvalidOperationException($"the demo ended before it listened: {Said}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Where it listens, once it has said so.</summary>
    internal Task<Uri> Url => _url.Task;

    /// <summary>What it wrote, a line each.</summary>
    internal string Said { get; private set; } = "";

    internal string Logs => Path.Combine(_folder.FullName, "logs");

    /// <summary>Asks it to stop, as Ctrl+C and a service manager do.</summary>
    /// <returns>Its exit code.</returns>
    internal async Task<int> StopAsync(TimeSpan patience)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var limit = new CancellationTokenSource(patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        Said += line + "\n";
        if (line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) is { } url) _url.TrySetResult(new Uri(url.TrimEnd(':')));
    }
}
