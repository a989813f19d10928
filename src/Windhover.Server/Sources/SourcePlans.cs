using System.Collections.Frozen;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Server.Sources;

/// <summary>Makes of what somebody filled in what is saved, and of what is saved what can be collected with.</summary>
internal sealed class SourcePlans(SourceLibrary library, CollectorCatalogue collectors, SourceGuard guard)
{
    private const int MostOfValue = 16_000;

    /// <summary>What would be saved of a draft; secrets that were not typed again are those that were saved.</summary>
    /// <exception cref="SourceRefusedException">It cannot be saved.</exception>
    public SavedSource Merge(SourceDraft draft)
    {
        var now = library.Find(draft.Name);
        var collector = collectors.Find(draft.Collector) ?? throw new SourceRefusedException("collector", $"There is no collector '{draft.Collector}'.");
        if (now is not null && now.Collector != draft.Collector) throw new SourceRefusedException("collector", $"'{draft.Name}' collects with {now.Collector}, and stays with it. Remove it and add another one.");
        var known = collector.Descriptor.Settings;
        foreach (var (name, value) in draft.Settings.Concat(draft.Secrets)) Check(collector.Descriptor, name, value, isSecret: draft.Secrets.ContainsKey(name));
        var merged = new SavedSource { Collector = draft.Collector, IsPaused = now?.IsPaused == true, Settings = Settings(known, draft), Secrets = Secrets(known, draft, now) };
        if (now is not null) CheckKept(known, now, merged, draft);
        return merged;
    }

    /// <summary>What can be collected with.</summary>
    /// <exception cref="SourceRefusedException">A setting is missing or wrong, or leads where it may not.</exception>
    public async Task<CollectionPlan> PlanAsync(string name, SavedSource source, CancellationToken cancellation)
    {
        var collector = collectors.Find(source.Collector) ?? throw new SourceRefusedException("collector", $"There is no collector '{source.Collector}' in this version.");
        var written = new Dictionary<string, string>(source.Settings, StringComparer.Ordinal);
        foreach (var (setting, closed) in source.Secrets)
            written[setting] = library.Unseal(name, setting, closed) ?? throw new SourceRefusedException(setting, $"{setting}: it cannot be read with the keys of this installation. Type it again.");
        var typed = source.Secrets.Keys.Where(setting => !SourceGuard.IsReference(written[setting])).ToFrozenSet(StringComparer.Ordinal);
        CollectionPlan plan;
        try
        {
            plan = CollectionPlan.Of(collector, name, written);
        }
        catch (CollectorSettingsException wrong)
        {
            throw Refused(wrong);
        }

        plan = plan with { Settings = plan.Settings with { Typed = typed, IsFromConsole = true } };
        await guard.CheckAddressesAsync(plan.Settings, collector.Descriptor.Settings, cancellation);
        return plan;
    }

    /// <summary>How a secret says where it is; "" for one that was typed.</summary>
    public string Reference(string name, string setting, string closed) => library.Unseal(name, setting, closed) is { } secret && SourceGuard.IsReference(secret) ? secret : "";

    /// <summary>What a collector finds wrong.</summary>
    internal static SourceRefusedException Refused(CollectorSettingsException wrong) => new(wrong.Setting, $"{wrong.Setting}: {wrong.Problem}");

    private static void Check(CollectorDescriptor collector, string name, string? value, bool isSecret)
    {
        var setting = collector.Settings.FirstOrDefault(s => s.Name == name) ?? throw new SourceRefusedException(name, $"{collector.Name} has no setting of that name; it has {string.Join(", ", collector.Settings.Select(s => s.Name))}.");
        if (setting.IsSecret != isSecret) throw new SourceRefusedException(name, $"{name}: it {(setting.IsSecret ? "is a secret: send it under 'secrets'" : "is no secret: send it under 'settings'")}.");
        if (value?.Length > MostOfValue) throw new SourceRefusedException(name, $"{name}: it has {value.Length} characters; at most {MostOfValue} are kept.");
        if (value?.Contains('\0') == true) throw new SourceRefusedException(name, $"{name}: it holds a character that no setting has.");
    }

    private SortedDictionary<string, string> Settings(IReadOnlyList<CollectorSetting> known, SourceDraft draft)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in known)
        {
            if (draft.Settings.GetValueOrDefault(setting.Name)?.Trim() is not { Length: > 0 } value || value == setting.Default) continue;
            if (setting.IsFile) guard.CheckFile(setting.Name, value);
            settings[setting.Name] = value;
        }

        return settings;
    }

    private SortedDictionary<string, string> Secrets(IReadOnlyList<CollectorSetting> known, SourceDraft draft, SavedSource? now)
    {
        var secrets = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in known.Where(s => s.IsSecret).Select(s => s.Name))
        {
            if (!draft.Secrets.TryGetValue(setting, out var typed))
            {
                if (now?.Secrets.GetValueOrDefault(setting) is { } kept) secrets[setting] = kept;
            }
            else if (typed?.Trim() is { Length: > 0 } secret)
            {
                foreach (var line in secret.Split('\n')) guard.CheckSecret(setting, line);
                secrets[setting] = library.Seal(draft.Name, setting, secret);
            }
        }

        return secrets;
    }

    // A secret goes to where it was typed for. Elsewhere it is typed again, or whoever may change an address could read it there.
    private static void CheckKept(IReadOnlyList<CollectorSetting> known, SavedSource now, SavedSource after, SourceDraft draft)
    {
        var kept = now.Secrets.Keys.FirstOrDefault(secret => !draft.Secrets.ContainsKey(secret));
        if (kept is null) return;
        var before = Places(known, now);
        if (Places(known, after).FirstOrDefault(place => !before.Contains(place)) is { } place)
            throw new SourceRefusedException(kept, $"{kept}: type it again, since it would go to {place}, where it did not go before.");
    }

    private static HashSet<string> Places(IReadOnlyList<CollectorSetting> known, SavedSource source) =>
    [
        .. known.Where(s => !s.IsSecret).SelectMany(s => SourceGuard.AddressesIn(source.Settings.GetValueOrDefault(s.Name, s.Default ?? "")))
            .Select(address => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null)
            .Where(uri => uri?.Scheme == Uri.UriSchemeHttp || uri?.Scheme == Uri.UriSchemeHttps)
            .Select(uri => uri!.GetLeftPart(UriPartial.Authority)),
    ];
}
