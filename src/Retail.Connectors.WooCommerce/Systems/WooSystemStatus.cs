namespace Retail.Connectors.WooCommerce.Systems;

/// <summary>The parts of <c>system_status</c> that a description needs.</summary>
internal sealed record WooSystemStatus
{
    public EnvironmentPart Environment { get; set => field = value ?? new(); } = new();

    public SettingsPart Settings { get; set => field = value ?? new(); } = new();

    internal sealed record EnvironmentPart
    {
        public string Version { get; set; } = string.Empty;

        public string WpVersion { get; set; } = string.Empty;
    }

    internal sealed record SettingsPart
    {
        public string Currency { get; set; } = string.Empty;

        public long? NumberOfDecimals { get; set; }
    }
}
