using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.EntraSignIn;

/// <summary>How a sign-in ended and whether a second factor was part of it.</summary>
internal sealed class SignInResult
{
    private readonly AzureSymbols symbols;
    private readonly AzureField errorCode, resultType, conditionalAccess, requirement, details, method;

    /// <param name="fields">Keeps the fields.</param>
    /// <param name="symbols">Keeps the columns.</param>
    public SignInResult(AzureFields fields, AzureSymbols symbols)
    {
        this.symbols = symbols;
        errorCode = fields.Text("properties.status.errorCode", "status.errorCode", "Status.errorCode");
        resultType = fields.Text("resultType", "resulttype", "ResultType");
        conditionalAccess = fields.Text("properties.conditionalAccessStatus", "conditionalAccessStatus", "ConditionalAccessStatus");
        requirement = fields.Text("properties.authenticationRequirement", "authenticationRequirement", "AuthenticationRequirement");
        details = fields.Text("properties.status.additionalDetails", "status.additionalDetails", "Status.additionalDetails");
        method = fields.Text("properties.mfaDetail.authMethod", "mfaDetail.authMethod", "MfaDetail.authMethod");
        fields.Whole("Status", "MfaDetail");
    }

    /// <summary>Fills outcome, error and second factor.</summary>
    public void Map(in JsonRecord record, ref ActorActivity activity)
    {
        // The detailed code says more than the record's own result, where both are there.
        var code = errorCode.In(record);
        if (code.IsEmpty) code = resultType.In(record);
        var isBlocked = Ascii.EqualsIgnoreCase(conditionalAccess.In(record), "failure"u8);
        if (code.IsEmpty) activity.Outcome = isBlocked ? Outcome.Failure : Outcome.Unknown;
        else if (code.SequenceEqual("50140"u8)) activity.Outcome = Outcome.Unknown; // "keep me signed in?" was asked: what follows is another record
        else activity.Outcome = code.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(code, "success"u8) ? Outcome.Success : Outcome.Failure;
        if (activity.Outcome != Outcome.Success) activity.Error = symbols.Of(code);
        activity.Mfa = SecondFactor(record, activity.Outcome);
    }

    private Truth SecondFactor(in JsonRecord record, Outcome outcome)
    {
        if (outcome != Outcome.Success) return Truth.Unknown;
        var said = details.In(record);
        if (said.StartsWith("MFA requirement satisfied"u8) || said.StartsWith("MFA completed"u8) || !method.In(record).IsEmpty) return Truth.Yes;
        var needed = requirement.In(record);
        if (Ascii.EqualsIgnoreCase(needed, "multiFactorAuthentication"u8)) return Truth.Yes;
        return Ascii.EqualsIgnoreCase(needed, "singleFactorAuthentication"u8) ? Truth.No : Truth.Unknown;
    }
}
