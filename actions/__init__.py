"""The custom actions; rasa-sdk imports every module of this package when the action server starts."""

from rasa_sdk.plugin import plugin_manager

from actions import loading, request_ids

plugin_manager().register(loading)
plugin_manager().register(request_ids)
