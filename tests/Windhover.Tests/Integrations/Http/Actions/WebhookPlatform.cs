using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.Tests.Integrations.Http.Actions;

/// <summary>A receiver of ours that holds rules.</summary>
internal sealed class WebhookPlatform : ActionPlatform
{
    private readonly Receiver receiver = new();

    public WebhookPlatform(IAction action)
    {
        Connection = WebhookLab.Open(WebhookLab.Settings(receiver.Address));
        Request = WebhookLab.Request(action.Descriptor.Kind, action.Descriptor.Of);
        Unknown = WebhookLab.Request(action.Descriptor.Kind, action.Descriptor.Of, "nobody");
    }

    /// <inheritdoc/>
    public override IResponderConnection Connection { get; }

    /// <inheritdoc/>
    public override ActionRequest Request { get; }

    /// <inheritdoc/>
    public override ActionRequest Unknown { get; }

    /// <inheritdoc/>
    public override Task<string> DumpAsync() => Task.FromResult(receiver.Dump());

    /// <inheritdoc/>
    public override Task<bool> ChangeAsPersonAsync(ActionPlan plan)
    {
        receiver.Change(plan.ActionId);
        return Task.FromResult(true);
    }

    /// <inheritdoc/>
    public override Task<string> PersonsPartAsync() => DumpAsync();

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await receiver.DisposeAsync();
    }
}
