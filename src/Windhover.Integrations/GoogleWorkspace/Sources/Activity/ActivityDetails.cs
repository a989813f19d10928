using System.Buffers.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.GoogleWorkspace.Sources.Activity;

/// <summary>What an event's parameters say beyond its target: why it failed, whether a second factor was used, how much was moved, from where.</summary>
internal static class ActivityDetails
{
    /// <summary>Ways to prove who one is that are a second factor: https://developers.google.com/workspace/admin/reports/v1/appendix/activity/login.</summary>
    private static readonly string[] SecondFactors =
    [
        "backup_code", "google_authenticator", "google_prompt", "idv_any_phone", "idv_preregistered_phone", "internal_two_factor", "offline_otp", "security_key", "security_key_otp", "passkey",
    ];

    private static readonly byte[][] Names = [.. SecondFactors.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>Fills an event.</summary>
    public static void Map(ActivityParameters parameters, SymbolTable symbols, ref ActorActivity activity)
    {
        Failure(parameters, symbols, ref activity);
        if (activity.Class == EventClass.Authentication && activity.Outcome == Outcome.Success) activity.Mfa = SecondFactor(parameters);
        if (activity.SourceAddress.IsNone) Address.TryParse(parameters["message_info.connection_info.client_ip"u8], out activity.SourceAddress);
        activity.BytesOut = Number(parameters["num_response_bytes"u8]);
        if (activity.Severity != FindingSeverity.Unknown && parameters["DEVICE_COMPROMISED_STATE"u8].SequenceEqual("NOT_COMPROMISED"u8)) activity.Severity = FindingSeverity.Informational;
        var device = parameters["DEVICE_ID"u8];
        activity.Host = symbols.Intern(device.IsEmpty ? parameters["CAA_DEVICE_ID"u8] : device);
    }

    private static void Failure(ActivityParameters parameters, SymbolTable symbols, ref ActorActivity activity)
    {
        var challenge = parameters["login_challenge_status"u8];
        if (activity.Outcome == Outcome.Success && !challenge.IsEmpty && challenge.IndexOf("assed"u8) < 0) activity.Outcome = Outcome.Failure;
        if (parameters["event_info.success"u8].SequenceEqual("false"u8)) activity.Outcome = Outcome.Failure;
        if (activity.Outcome != Outcome.Failure) return;
        var reason = parameters["login_failure_type"u8];
        if (reason.IsEmpty) reason = parameters["failure_type"u8];
        if (reason.IsEmpty) reason = parameters["login_challenge_status"u8];
        activity.Error = symbols.Intern(reason);
    }

    private static Truth SecondFactor(ActivityParameters parameters)
    {
        var said = parameters["is_second_factor"u8];
        if (said.SequenceEqual("true"u8)) return Truth.Yes;
        if (said.SequenceEqual("false"u8)) return Truth.No;
        foreach (var name in Names)
        {
            if (parameters.Has("login_challenge_method"u8, name)) return Truth.Yes;
        }

        return parameters.Has("login_challenge_method"u8, "password"u8) ? Truth.No : Truth.Unknown;
    }

    private static long Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long number, out var used) && used == text.Length && number > 0 ? number : 0;
}
