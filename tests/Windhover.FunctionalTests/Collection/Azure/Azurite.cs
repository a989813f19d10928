using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Azure;

/// <summary>A server that speaks Blob Storage and checks keys and signatures, in a process of its own; written to with a signature for the account.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    // The key that every Azurite has (https://learn.microsoft.com/en-us/azure/storage/common/storage-connect-azurite).
    internal const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string Account = "devstoreaccount1";
    private const string Package = "azurite@3.35.0";
    private static readonly SemaphoreSlim Installing = new(1);
    private readonly Process _process;
    private readonly HttpClient _http;

    private Azurite(Process process, int port, LoopbackTls? tls)
    {
        (_process, Address) = (process, $"{(tls is null ? "http" : "https")}://127.0.0.1:{port}/{Account}");
        _http = tls is null ? new HttpClient() : new HttpClient(tls.Client());
    }

    /// <summary>URL of the account.</summary>
    internal string Address { get; }

    /// <summary>A signature for all of the account.</summary>
    internal static string Signature { get; } = Sign("rwdlac");

    /// <summary>One for reading and listing.</summary>
    internal static string ReadSignature { get; } = Sign("rl");

    /// <summary>Starts one; with a certificate it also takes tokens, whose issuer, audience and times it looks at.</summary>
    internal static async Task<Azurite> StartAsync(string folder, LoopbackTls? tls = null)
    {
        var program = await InstallAsync();
        var port = ServeProcess.FreePort();
        var start = new ProcessStartInfo(program, ["--silent", "--location", folder, "--blobHost", "127.0.0.1", "--blobPort", $"{port}", "--skipApiVersionCheck", "--disableTelemetry"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in tls is null ? [] : new[] { "--oauth", "basic", "--cert", tls.CertificateFile, "--key", tls.KeyFile }) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var azurite = new Azurite(process, port, tls);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                using var answer = await azurite._http.GetAsync(new Uri(azurite.Address), limit.Token);
                return azurite;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
        }
    }

    internal Task ContainerAsync(string container) => PutAsync($"{container}?restype=container", "", null);

    internal Task StageAsync(string blob, string id, string text) => PutAsync($"{blob}?comp=block&blockid={Uri.EscapeDataString(Id(id))}", text, null);

    internal Task CommitAsync(string blob, IEnumerable<string> ids) =>
        PutAsync($"{blob}?comp=blocklist", $"<?xml version=\"1.0\" encoding=\"utf-8\"?><BlockList>{string.Concat(ids.Select(i => $"<Latest>{Id(i)}</Latest>"))}</BlockList>", null);

    internal Task AppendBlobAsync(string blob) => PutAsync(blob, "", "AppendBlob");

    internal Task AppendAsync(string blob, string text) => PutAsync($"{blob}?comp=appendblock", text, null);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private static string Id(string id) => Convert.ToBase64String(Encoding.UTF8.GetBytes(id.PadRight(16)));

    // https://learn.microsoft.com/en-us/rest/api/storageservices/create-account-sas
    private static string Sign(string permissions)
    {
        const string Version = "2021-12-02", End = "2099-01-01T00:00:00Z";
        var text = $"{Account}\n{permissions}\nb\nsco\n\n{End}\n\nhttps,http\n{Version}\n\n";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key), Encoding.UTF8.GetBytes(text)));
        return string.Create(CultureInfo.InvariantCulture, $"sv={Version}&ss=b&srt=sco&sp={permissions}&se={Uri.EscapeDataString(End)}&spr=https,http&sig={Uri.EscapeDataString(signature)}");
    }

    private static async Task<string> InstallAsync()
    {
        var root = Environment.GetEnvironmentVariable("WINDHOVER_AZURITE") ?? Path.Combine(Path.GetTempPath(), "windhover-azurite");
        var program = Path.Combine(root, "node_modules", ".bin", "azurite-blob");
        await Installing.WaitAsync();
        try
        {
            if (File.Exists(program)) return program;
            using var install = Process.Start(new ProcessStartInfo("npm", ["install", "--prefix", root, "--no-audit", "--no-fund", "--loglevel=error", Package]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = install.StandardError.ReadToEndAsync();
            await install.StandardOutput.ReadToEndAsync();
            await install.WaitForExitAsync();
            if (!File.Exists(program)) Assert.Skip($"{Package} cannot be installed: {(await error).Trim().Split('\n')[^1]}");
            return program;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{Package} cannot be installed: npm is not here");
            return "";
        }
        finally
        {
            Installing.Release();
        }
    }

    private async Task PutAsync(string path, string text, string? type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Address}/{path}{(path.Contains('?') ? '&' : '?')}{Signature}") { Content = new StringContent(text) };
        request.Headers.Add("x-ms-version", "2021-12-02");
        if (type is not null) request.Headers.Add("x-ms-blob-type", type);
        using var answer = await _http.SendAsync(request);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }
}
