namespace Windhover.Core.Investigation;

/// <summary>A question that an investigation may ask. One file each; found by themselves.</summary>
internal interface IQuestion
{
    /// <summary>Stable name.</summary>
    string Id { get; }

    /// <summary>It in words.</summary>
    string Text { get; }

    /// <summary>What it is about.</summary>
    QuestionSubject Subject { get; }

    /// <summary>The answers that it can have; their shares add up to 1.</summary>
    IReadOnlyList<AnswerShare> Answers { get; }

    /// <summary>About how many look-ups it takes.</summary>
    int Cost { get; }

    /// <summary>False where the question has no sense in the case: then that it has no answer is nothing that is not known.</summary>
    bool Applies(CaseFile file) => true;

    /// <summary>Answers it, or null where it makes no sense or nothing is known.</summary>
    Finding? Ask(CaseFile file);
}
