using System.Diagnostics;
using System.Text;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Aws;

/// <summary>A server that speaks S3, SQS, STS and IAM and checks signatures and policies, in a process of its own that ends with the test.</summary>
internal sealed class Moto : IAsyncDisposable
{
    private static readonly SemaphoreSlim Installing = new(1);
    private readonly Process _process;
    private readonly HttpClient _http = new();

    private Moto(Process process, Uri address) => (_process, Address) = (process, address);

    internal Uri Address { get; }

    /// <summary>Starts one; skips the test where it cannot be installed.</summary>
    internal static async Task<Moto> StartAsync()
    {
        var root = await InstallAsync();
        var port = ServeProcess.FreePort();
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(root, "usr/bin/moto_server"), "-H", "127.0.0.1", "-p", $"{port}"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["PYTHONPATH"] = Path.Combine(root, "usr/lib/python3/dist-packages") },
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var moto = new Moto(process, new Uri($"http://127.0.0.1:{port}"));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                using var answer = await moto._http.GetAsync(new Uri(moto.Address, "/moto-api/"), limit.Token);
                return moto;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
        }
    }

    /// <summary>From now on policies are enforced.</summary>
    internal Task EnforceAsync() => TellAsync("reset-auth", "0");

    /// <summary>From now on everybody may do everything again.</summary>
    internal Task TrustAsync() => TellAsync("reset-auth", "1000000000");

    /// <summary>Forgets everything.</summary>
    internal Task ForgetAsync() => TellAsync("reset", "");

    private async Task TellAsync(string what, string body)
    {
        using var answer = await _http.PostAsync(new Uri(Address, $"/moto-api/{what}"), new StringContent(body, Encoding.UTF8, "text/plain"));
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private static async Task<string> InstallAsync()
    {
        var root = Environment.GetEnvironmentVariable("WINDHOVER_MOTO") ?? Path.Combine(Path.GetTempPath(), "windhover-moto");
        await Installing.WaitAsync();
        try
        {
            var script = Path.Combine(RepositoryTree.Root, "tests/Windhover.FunctionalTests/Collection/lab/install-moto.sh");
            using var install = Process.Start(new ProcessStartInfo("bash", [script, root]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, error) = (install.StandardOutput.ReadToEndAsync(), install.StandardError.ReadToEndAsync());
            await install.WaitForExitAsync();
            await output;
            if (install.ExitCode != 0) Assert.Skip($"moto cannot be installed: {(await error).Trim().Split('\n')[^1]}");
            return root;
        }
        finally
        {
            Installing.Release();
        }
    }
}
