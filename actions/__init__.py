"""The custom actions; `rasa run actions` imports this package, and what is registered here is called when its server starts."""

from rasa_sdk.plugin import plugin_manager

from actions import actions

plugin_manager().register(actions)
