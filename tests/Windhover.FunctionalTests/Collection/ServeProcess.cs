using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace Windhover.FunctionalTests.Collection;

/// <summary>The built program, running <c>serve</c> in a process of its own over a data folder that outlives it; killed by its id.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    /// <summary>The administrator's, Anna.</summary>
    internal const string Password = "correct horse battery staple";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TaskCompletionSource<Uri> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;
    private string _said = "";

    private ServeProcess(string config, IReadOnlyDictionary<string, string> environment)
    {
        var dll = Path.Combine(AppContext.BaseDirectory, "windhover.dll");
        var start = new ProcessStartInfo("dotnet", [dll, "serve", "--config", config]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        Id = _process.Id;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.EnableRaisingEvents = true;
        _process.Exited += (_, _) => _url.TrySetException(new InvalidOperationException($"the server ended before it listened: {_said}"));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Calls of the administrator Anna.</summary>
    internal HttpClient Http { get; private set; } = null!;

    /// <summary>Its process id.</summary>
    internal int Id { get; }

    /// <summary>The link for the first administrator; null where none was printed.</summary>
    internal Uri? Welcome { get; private set; }

    /// <summary>What it wrote, a line each.</summary>
    internal string Said => _said;

    /// <summary>Writes a configuration with a data folder of its own.</summary>
    internal static string Configure(string folder, string yaml)
    {
        var path = Path.Combine(folder, "windhover.yaml");
        File.WriteAllText(path, $"url: http://127.0.0.1:0\ndata_folder: {Path.Combine(folder, "data")}\nlearned: false\nmodels: false\nlive_lag_seconds: 1\ncommit_seconds: 1\n{yaml}");
        return path;
    }

    /// <summary>Starts one and waits until it listens, also on ports of collections.</summary>
    internal static Task<ServeProcess> StartAsync(string config, params int[] ports) => StartAsync(config, new Dictionary<string, string>(StringComparer.Ordinal), ports);

    /// <summary>The same, with more environment variables.</summary>
    internal static async Task<ServeProcess> StartAsync(string config, IReadOnlyDictionary<string, string> environment, params int[] ports)
    {
        var serve = new ServeProcess(config, environment);
        try
        {
            await serve.SignInAsync(await serve._url.Task.WaitAsync(Patience));
            foreach (var port in ports) await WaitForAsync(port);
        }
        catch
        {
            await serve.DisposeAsync();
            throw;
        }

        return serve;
    }

    // The first over a data folder makes the administrator by the link that is printed, those after it sign in.
    private async Task SignInAsync(Uri url)
    {
        Http = new HttpClient { BaseAddress = url };
        Http.DefaultRequestHeaders.Add("Origin", url.GetLeftPart(UriPartial.Authority));
        using var answer = Welcome is { } link
            ? await Http.PostAsJsonAsync("/api/v1/session/welcome", new { code = link.Fragment[1..], name = "Anna", password = Password })
            : await Http.PostAsJsonAsync("/api/v1/session", new { name = "Anna", password = Password });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A port that nobody listens on now.</summary>
    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task WaitForAsync(int port)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
        }
    }

    /// <summary>Ends it as a power cut would.</summary>
    internal async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to end, as systemd does.</summary>
    /// <returns>Its exit code, and how long that took.</returns>
    internal async Task<(int Code, TimeSpan Took)> TerminateAsync()
    {
        var clock = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-TERM", Number(_process.Id)]);
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, clock.Elapsed);
    }

    internal async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
        answer.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
        return document.RootElement.Clone();
    }

    /// <summary>Asks again until the answer is as wanted, at most a minute; gives the last answer.</summary>
    internal async Task<JsonElement> GetUntilAsync(string path, Func<JsonElement, bool> wanted, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var answer = await GetAsync(path);
            if (wanted(answer) || limit.IsCancellationRequested) return answer;
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>How many events of a source the engine has counted.</summary>
    internal static long Events(JsonElement status, string source) =>
        status.GetProperty("engine").GetProperty("sources").EnumerateArray().Where(s => s.GetProperty("source").GetString() == source).Sum(s => s.GetProperty("events").GetInt64());

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http?.Dispose();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        _said += line + "\n";
        if (line.IndexOf("http", StringComparison.Ordinal) is var at and >= 0 && line.Contains("/welcome#", StringComparison.Ordinal)) Welcome = new Uri(line[at..]);
        if (line.StartsWith("Windhover is at ", StringComparison.Ordinal)) _url.TrySetResult(new Uri(line["Windhover is at ".Length..]));
    }

    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
