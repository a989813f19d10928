namespace Windhover.Core.Investigation.Questions;

/// <summary>What kind of identity is it?</summary>
internal sealed class KindOfIdentity : IQuestion
{
    /// <inheritdoc/>
    public string Id => "kind-of-identity";

    /// <inheritdoc/>
    public string Text => "What kind of identity is it?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Identity;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("workload", 0.2, "it had been the role of a machine"),
        new("role", 0.4, "it had been a role that people or programs assume"),
        new("account", 0.36, "it had been an account of its own, with lasting credentials"),
        new("owner", 0.04, "it had been the owner of the account"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.IdentityRef is not { } who) return null;
        ref var record = ref file.Known.Entities[file.Identity];
        if (record.Behind > 0) return new Finding("workload", $"{CaseFile.Name(who)} is the role of a machine, {file.Known.Entities.Name(record.Behind - 1)}.", file.Life(who));
        return file.Known.Entities.Symbols.Text(record.Group) switch
        {
            "roles" or "federated" => new Finding("role", $"{CaseFile.Name(who)} is a role that people or programs assume.", file.Life(who)),
            "users" => new Finding("account", $"{CaseFile.Name(who)} is an account of its own, with lasting credentials.", file.Life(who)),
            "owners" => new Finding("owner", $"{CaseFile.Name(who)} is the owner of the account.", file.Life(who)),
            _ => null,
        };
    }
}
