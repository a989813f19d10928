namespace Windhover.Core.Investigation;

/// <summary>What a question is about: it is asked only where there is one.</summary>
internal enum QuestionSubject : byte
{
    /// <summary>The alerts.</summary>
    Story,

    /// <summary>The main identity.</summary>
    Identity,

    /// <summary>The main device.</summary>
    Device,
}
