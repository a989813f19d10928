namespace Windhover.Integrations.Common.Actions;

/// <summary>A plan before it is written down.</summary>
/// <param name="Place">The object, in the platform's words.</param>
/// <param name="Text">What will change, in a sentence.</param>
/// <param name="Before">What stood there before; an object.</param>
/// <param name="Change">What will stand there, with all that applying, verifying and undoing need beside it.</param>
internal sealed record ActionDraft<TPlan>(string Place, string Text, object Before, TPlan Change)
    where TPlan : class;
