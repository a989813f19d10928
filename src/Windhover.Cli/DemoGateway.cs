using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Templates;
using Windhover.Lab;

namespace Windhover.Cli;

/// <summary>
/// The simulated estate's own way of being acted on: a receiver of signed webhooks, as any firewall would have (src/Windhover.Integrations/Http/Actions/README.md), on this machine only. What it is asked to
/// stop, the simulation stops.
/// </summary>
internal sealed class DemoGateway : IAsyncDisposable
{
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(5);
    private readonly LabGateway gateway;
    private readonly TimeProvider clock;
    private readonly WebApplication app;

    private DemoGateway(LabGateway gateway, TimeProvider clock)
    {
        (this.gateway, this.clock) = (gateway, clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.MapPost("/plan", context => AnswerAsync(context, Plan));
        app.MapPut("/orders/{id}", context => AnswerAsync(context, Apply));
        app.MapDelete("/orders/{id}", context => AnswerAsync(context, Undo));
        app.MapGet("/orders/{id}", context => AnswerAsync(context, Standing));
    }

    /// <summary>What calls have to be signed with: made anew for every run, and known to this process only.</summary>
    public string Secret { get; } = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Where it listens.</summary>
    public Uri Url => new(app.Urls.First());

    /// <summary>Starts listening.</summary>
    /// <param name="gateway">The simulation's end of it.</param>
    /// <param name="clock">Real time: says whether a call is fresh.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<DemoGateway> StartAsync(LabGateway gateway, TimeProvider clock, CancellationToken cancellation)
    {
        var made = new DemoGateway(gateway, clock);
        await made.app.StartAsync(cancellation);
        return made;
    }

    /// <summary>Stops listening.</summary>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, Func<string, byte[], (int Status, JsonObject Answer)> answer)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var (status, said) = BodySignature.Holds(context.Request.Headers["Windhover-Signature"].ToString(), body.ToArray(), Encoding.UTF8.GetBytes(Secret), clock, Oldest)
            ? answer(context.Request.RouteValues["id"] as string ?? "", body.ToArray())
            : (StatusCodes.Status401Unauthorized, Reason("the signature is wrong"));
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(said.ToJsonString(), context.RequestAborted);
    }

    private (int Status, JsonObject Answer) Plan(string id, byte[] body) => Read(body) is { } what
        ? (StatusCodes.Status200OK, new JsonObject { ["text"] = what.Entity.Type == EntityType.Device ? "the simulated network drops it from then on, and its logs show the attempts." : "the simulated cloud denies it from then on, and its trail shows the attempts." })
        : (StatusCodes.Status422UnprocessableEntity, Reason("the simulated estate cannot do that"));

    private (int Status, JsonObject Answer) Apply(string id, byte[] body)
    {
        if (Read(body) is not { } what) return Plan(id, body);
        gateway.Set(id, what);
        return Standing(id, body);
    }

    private (int Status, JsonObject Answer) Undo(string id, byte[] body) => gateway.Remove(id) ? Standing(id, body) : (StatusCodes.Status410Gone, Reason("it does not stand"));

    private (int Status, JsonObject Answer) Standing(string id, byte[] body) => gateway.Stopped(id) is { } stopped
        ? (StatusCodes.Status200OK, new JsonObject { ["state"] = "in_force", ["text"] = FormattableString.Invariant($"it has stopped {stopped} so far") })
        : (StatusCodes.Status200OK, new JsonObject { ["state"] = "absent" });

    private static JsonObject Reason(string words) => new() { ["reason"] = words };

    // As the responder's own body has it; null for what it cannot do.
    private static Containment? Read(byte[] body)
    {
        try
        {
            if (JsonNode.Parse(body) is not JsonObject order || order["entity"] is not JsonObject entity) return null;
            var who = new EntityRef
            {
                Type = Enum.Parse<EntityType>(Text(entity["type"]), ignoreCase: true),
                Id = Text(entity["id"]),
                Name = Text(entity["name"]),
                Ips = [.. Items(entity["ips"]).Select(Text)],
            };
            var kind = Enum.Parse<ContainmentKind>(Text(order["kind"]).Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
            return LabGateway.Kinds.Contains(kind)
                ? new Containment { Kind = kind, Entity = who, Block = [.. Items(order["block"]).Select(Rule)], Allow = [.. Items(order["allow"]).Select(Rule)], Operations = [.. Items(order["operations"]).Select(Text)], Services = [.. Items(order["services"]).Select(Text)] }
                : null;
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ConnectionRule Rule(JsonNode? rule) => new()
    {
        Remote = Text(rule?["remote"]) is "any" ? null : AddressBlock.TryParse(Text(rule?["remote"]), out var block) ? block : throw new FormatException("not an address"),
        Port = rule?["port"]?.GetValue<int>() ?? 0,
        Protocol = rule?["protocol"]?.GetValue<int>() ?? 0,
        Serves = Text(rule?["direction"]) == "incoming",
    };

    private static JsonArray Items(JsonNode? node) => node as JsonArray ?? [];

    private static string Text(JsonNode? node) => node?.GetValue<string>() ?? "";
}
