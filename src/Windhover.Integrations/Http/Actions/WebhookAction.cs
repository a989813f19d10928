using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Asks a receiver to do something, and later to take it back. What is sent is written into the plan, so that a template which changes in between changes nothing.</summary>
internal abstract class WebhookAction : ResponseAction<WebhookConnection>
{
    private static readonly ContainmentKind[] Kinds =
    [
        ContainmentKind.BlockConnections, ContainmentKind.EnforcePatternOfLife, ContainmentKind.BlockOutgoing, ContainmentKind.BlockIncoming, ContainmentKind.Quarantine,
        ContainmentKind.RevokeSessions, ContainmentKind.DenyOperations, ContainmentKind.DisableCredential, ContainmentKind.DisableIdentity, ContainmentKind.Notify,
    ];

    /// <summary>True for a kind that a receiver may be asked for.</summary>
    public static bool IsKind(ContainmentKind kind) => Kinds.Contains(kind);

    /// <summary>True for a kind that cannot be taken back.</summary>
    public static bool IsFinalKind(ContainmentKind kind) => kind is ContainmentKind.RevokeSessions or ContainmentKind.Notify;

    /// <summary>What an action of this kind says of itself.</summary>
    protected static ActionDescriptor Describe(string name, ContainmentKind kind, EntityType of, string title) => new()
    {
        Name = $"{WebhookResponder.Name}.{name}",
        Responder = WebhookResponder.Name,
        Kind = kind,
        Of = of,
        Title = title,
        Preconditions =
        [
            $"The connection's `actions` name {WebhookValues.Snake(kind)}.",
            "The receiver checks the signature, does a step that comes again with the same idempotency key only once, and does what it answers 2xx to.",
            "Without a verify_url it is only known that the receiver said yes, and after a restart not even that.",
            .. IsFinalKind(kind) ? Array.Empty<string>() : ["The receiver takes back only what it made and what is still so, and answers 409 where somebody changed it."],
        ],
        Page = WebhookResponder.Page,
        Permissions = ["the secret that the receiver checks signatures with"],
        IsFinal = IsFinalKind(kind),
    };

    /// <inheritdoc/>
    protected override async Task<ActionPlan> PlanAsync(WebhookConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var wanted = request.Wanted;
        if (!at.Kinds.Contains(Descriptor.Kind)) throw new ActionRefusedException($"The receiver does not do {WebhookValues.Snake(Descriptor.Kind)}.");
        if (at.Accounts.Count > 0 && !at.Accounts.Contains(wanted.Entity.Account, StringComparer.Ordinal)) throw new ActionRefusedException("The receiver is asked for entities of some accounts only, and this one is of another.");
        if (request.ActionId.Length is 0 or > 40 || !request.ActionId.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) throw new ActionRefusedException("The id of the action is not one.");
        if (wanted.Kind == ContainmentKind.BlockConnections && wanted.Block.Count == 0) throw new ActionRefusedException("There is no connection to block.");
        if (wanted.Kind == ContainmentKind.EnforcePatternOfLife && wanted.Allow.Count == 0) throw new ActionRefusedException("There is no allow-set: everything would be dropped.");
        if (wanted.Kind == ContainmentKind.DenyOperations && wanted.Operations.Count == 0) throw new ActionRefusedException("There is no operation to deny.");
        var host = at.Apply.For(request.ActionId).Host;
        var name = new string([.. wanted.Entity.Name.Take(100).Select(c => char.IsControl(c) ? '?' : c)]);
        var text = $"Asks {host} for “{WebhookValues.Snake(wanted.Kind).Replace('_', ' ')}” of {name}.";
        if (at.Plan is { } asked)
        {
            var (status, answer) = await at.CallAsync(asked, request.ActionId, "plan", at.Body.Fill(WebhookValues.Of(request, "plan", text)), cancellation).ConfigureAwait(false);
            if (status is 404 or 409 or 422) throw new ActionRefusedException($"{host} cannot: {Said(answer, "reason", status)}.");
            Accepted(asked, request.ActionId, status, answer);
            if (WebhookConnection.Words(answer, "text") is { Length: > 0 } said) text += $" It says: {said}";
        }

        var change = new JsonObject { ["apply"] = at.Body.Fill(WebhookValues.Of(request, "apply", text)) };
        if (!IsFinalKind(Descriptor.Kind)) change["undo"] = at.UndoBody.Fill(WebhookValues.Of(request, "undo", text));
        return new ActionPlan { ActionId = request.ActionId, Place = $"{host}: {name}", Text = text, Before = [], Change = change, Until = request.Until };
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(WebhookConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var (status, answer) = await at.CallAsync(at.Apply, plan.ActionId, "apply", plan.Change["apply"], cancellation).ConfigureAwait(false);
        if (status is 409 or 422) throw new ActionRefusedException($"{at.Apply.For(plan.ActionId).Host} refuses: {Said(answer, "reason", status)}.");
        Accepted(at.Apply, plan.ActionId, status, answer);
        at.Keep(plan.ActionId, ActionState.InForce);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(WebhookConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var host = at.Apply.For(plan.ActionId).Host;
        if (at.Verify is null)
        {
            return at.Answered(plan.ActionId) is { } state
                ? new ActionCheck(state, $"{host} said yes when it was asked to {(state == ActionState.InForce ? "apply it" : "take it back")}. It is not asked how it stands.")
                : throw new ActionFailedException($"It is not known how it stands: {host} has no verify_url, and was not called for it since this program was started.");
        }

        var (status, answer) = await at.CallAsync(at.Verify, plan.ActionId, "verify", null, cancellation).ConfigureAwait(false);
        var (known, said) = (WebhookConnection.Words(answer, "state"), WebhookConnection.Words(answer, "text"));
        ActionState? stands = known switch { "in_force" => ActionState.InForce, "absent" => ActionState.Absent, "different" => ActionState.Different, _ => null };
        return status == 200 && stands is { } found
            ? new ActionCheck(found, $"{host} says {known}{(said.Length > 0 ? ": " + said : "")}.")
            : throw new ActionFailedException($"{at.Verify.Shown(plan.ActionId)}: {status}: expected 200 and a state of in_force, absent or different");
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(WebhookConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var host = at.Apply.For(plan.ActionId).Host;
        if (IsFinalKind(Descriptor.Kind))
        {
            var told = at.Verify is not null ? await VerifyAsync(at, plan, cancellation).ConfigureAwait(false) : new ActionCheck(at.Answered(plan.ActionId) ?? ActionState.InForce, $"{host} is not asked how it stands.");
            return told with { Text = $"{told.Text} What was done cannot be taken back." };
        }

        if (at.Undo is null) throw new ActionFailedException("It cannot be taken back: the connection has no undo_url any more.");
        if (at.Verify is not null && await VerifyAsync(at, plan, cancellation).ConfigureAwait(false) is { State: ActionState.Absent } absent) return absent;
        var (status, answer) = await at.CallAsync(at.Undo, plan.ActionId, "undo", plan.Change["undo"], cancellation).ConfigureAwait(false);
        if (status == 409) return new ActionCheck(ActionState.Different, $"{host} left it: {Said(answer, "reason", status)}.");

        // What ended by itself is not there to be taken back: asked how it stands, the receiver says so. Where it is not asked, a wrong address would say the same.
        if (status != 410 && (status != 404 || at.Verify is null)) Accepted(at.Undo, plan.ActionId, status, answer);
        at.Keep(plan.ActionId, ActionState.Absent);
        return await VerifyAsync(at, plan, cancellation).ConfigureAwait(false);
    }

    private static string Said(JsonObject answer, string name, int status) => WebhookConnection.Words(answer, name) is { Length: > 0 } words ? words.TrimEnd('.') : $"it answered {status}";

    private static void Accepted(WebhookAddress at, string actionId, int status, JsonObject answer)
    {
        if (status is < 200 or >= 300) throw new ActionFailedException($"{at.Shown(actionId)}: {status}: {Said(answer, "reason", status)}");
    }
}
