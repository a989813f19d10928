using Windhover.Core.Response.Actions;
using Windhover.Integrations.Http.Actions;
using Windhover.Testing.Response;

namespace Windhover.Tests.Integrations.Http.Actions;

public sealed class DenyOperationsWebhookTests : ActionConformance
{
    protected override IAction Action { get; } = new DenyOperationsWebhook();

    protected override Task<ActionPlatform> StartAsync() => Task.FromResult<ActionPlatform>(new WebhookPlatform(Action));
}
